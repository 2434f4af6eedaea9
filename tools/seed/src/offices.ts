import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chance, Weighted } from './chance';
import { cities } from './words';

export interface Office {
  agencyOfficeId: string;
  name: string;
  agentIds: string[];
  /** One of the demo data, whose accounts see it. */
  demo: boolean;
}

const count = 250;
const maxAgents = 40;
/** Where the demo offices stand among all, by size: some of the largest, some of the small ones. */
const demoRanks = [0, 2, 5, 9, 24, 74, 149];
/** Offices are the same whatever the seed, so that several seedings meet in them. */
const seed = 0;

interface DemoOffice {
  agencyOfficeId: string;
  name: string;
}

interface DemoAgent {
  agentId: string;
  firstName: string;
  lastName: string;
  agencyOfficeIds: string[];
}

const demo = <T>(file: string): T[] =>
  readFileSync(join(__dirname, '../../demo', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

export const demoAgents = (): DemoAgent[] => demo<DemoAgent>('agents.jsonl');

function demoOffices(): Office[] {
  const agents = demoAgents();
  return demo<DemoOffice>('agency-offices.jsonl').map(({ agencyOfficeId, name }) => {
    const own = agents.filter(({ agencyOfficeIds }) => agencyOfficeIds.includes(agencyOfficeId));
    return { agencyOfficeId, name, agentIds: own.map(({ agentId }) => agentId), demo: true };
  });
}

function madeOffice(rank: number): Office {
  const chance = Chance.one('office', seed, rank);
  const agencyOfficeId = chance.uuid();
  const agents = 2 + Math.floor(maxAgents / (1 + rank / 10));
  const agentIds = Array.from({ length: agents }, (_, index) => Chance.one(agencyOfficeId, seed, index).uuid());
  const [city] = cities[rank % cities.length];
  return { agencyOfficeId, name: `Kodinvälitys ${city} ${rank}`, agentIds, demo: false };
}

/** All offices, the largest first: the second has half the leads of the first, the third a third, and so on (Zipf). */
export function makeOffices(): Weighted<Office> {
  const own = demoOffices();
  const ranks = Array.from({ length: count }, (_, rank) => {
    const office = own[demoRanks.indexOf(rank)] as Office | undefined;
    return [office ?? madeOffice(rank), 1 / (rank + 1)] as const;
  });
  return new Weighted(ranks);
}
