import { saveRealty } from '@ovipro/asset-requirement';
import type { Realty } from '@ovipro/contracts';
import type { UnitOfWork } from '@ovipro/platform';
import { startPostgres } from '@ovipro/postgres';
import { join } from 'node:path';
import type { Client } from 'pg';
import { withFolder } from '../folder';
import { atLeast, atMost, type Result } from '../result';
import { median, quantile } from '../statistics';
import { chance, popularRealty, someRealty } from './chance';
import { measureMemory, timePlain, timeReport, timeSave } from './commit';
import { matchingDatabase } from './database';
import { type Find, findByKeys, findIn } from './find';
import { addTextbooks, addWatches, textbooks } from './watches';

interface Sizes {
  watches: number;
  /** How many times as many there are in the end. */
  grown: number;
  realties: number;
  /** Of these, for the answers that are slow. */
  slow: number;
  rounds: number;
  memory: number;
  hits: number;
}

const whole: Sizes = {
  ...{ watches: 1_000_000, grown: 3, realties: 1_000, slow: 20, rounds: 7, memory: 100_000, hits: 1_700 },
};
const small: Sizes = { ...{ watches: 20_000, grown: 3, realties: 50, slow: 5, rounds: 2, memory: 200, hits: 50 } };

const average = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

async function times(find: Find, realties: Realty[]): Promise<{ times: number[]; counts: number[] }> {
  const found = { times: [] as number[], counts: [] as number[] };
  for (const realty of realties) {
    const since = performance.now();
    const count = await find(realty);
    found.times.push(performance.now() - since);
    found.counts.push(count);
  }
  return found;
}

/** One realty against many watches: how long it takes to find who is told, to write it down, and what more watches cost. */
export const match = ({ quick }: { quick: boolean }): Promise<Result[]> =>
  withFolder(async (folder) => {
    const sizes = quick ? small : whole;
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '2GB' } });
    try {
      return await measure(postgres.superuserUrl(), sizes);
    } finally {
      await postgres.stop();
    }
  });

async function measure(superuserUrl: string, sizes: Sizes): Promise<Result[]> {
  const { client, unitOfWork, close } = await matchingDatabase(superuserUrl);
  const random = chance(1);
  try {
    await addWatches(client, sizes.watches, random);
    const realties = Array.from({ length: sizes.realties }, () => someRealty(random));
    for (const realty of realties) await unitOfWork.run((tx) => saveRealty(tx, 1, realty, false));
    const found = await finding(client, realties, sizes);
    const popular = Array.from({ length: sizes.realties }, () => popularRealty(random));
    for (const realty of popular) await unitOfWork.run((tx) => saveRealty(tx, 1, realty, false));
    const { counts } = await times(findByKeys(client), popular);
    const written = await writing(unitOfWork, client, nearest(popular, counts, sizes.hits), sizes);
    const memory = await measureMemory(unitOfWork, sizes.memory, random);
    await addWatches(client, sizes.watches * (sizes.grown - 1), random);
    const grown = await times(findByKeys(client), realties);
    return [findingResult(sizes, found, grown.times), writingResult(written, memory, sizes)];
  } finally {
    await close();
  }
}

/** The realty whose number of matches comes nearest to the one that is asked for. */
function nearest(realties: Realty[], counts: number[], hits: number): Realty {
  const order = realties
    .map((_, index) => index)
    .sort((a, b) => Math.abs(counts[a] - hits) - Math.abs(counts[b] - hits));
  return realties[order[0]];
}

interface Found {
  counts: number[];
  keys: number[];
  scan: number[];
  gin: number[];
  gist: number[];
}

/** @throws Error where the answers differ */
async function finding(client: Client, realties: Realty[], sizes: Sizes): Promise<Found> {
  await addTextbooks(client);
  const few = realties.slice(0, sizes.slow);
  const keys = await times(findByKeys(client), realties);
  const slow = { scan: [] as number[], gin: [] as number[], gist: [] as number[] };
  for (const name of ['scan', 'gin', 'gist'] as const) {
    const answer = await times(findIn(client, textbooks[name]), few);
    if (answer.counts.some((count, index) => count !== keys.counts[index]))
      throw new Error(`${name} finds other pairs`);
    slow[name] = answer.times;
  }
  return { counts: keys.counts, keys: keys.times, ...slow };
}

async function writing(unitOfWork: UnitOfWork, client: Client, realty: Realty, { rounds }: Sizes) {
  const measured = { report: [] as number[], plain: [] as number[], save: [] as number[], rows: 0 };
  const { rows } = await client.query<{ id: string }>(
    'SELECT asset_requirement_id AS id FROM asset_requirement LIMIT 1',
  );
  for (let round = 0; round < rounds; round += 1) {
    measured.report.push(await timeReport(unitOfWork, client, realty));
    measured.rows = Number((await client.query('SELECT FROM outbox')).rowCount);
    measured.plain.push(await timePlain(client));
    measured.save.push(await timeSave(unitOfWork, rows[0].id));
  }
  return measured;
}

const count = (value: number): string => value.toLocaleString('en');

function findingResult({ watches, grown, realties, slow }: Sizes, found: Found, later: number[]): Result {
  const ours = average(found.keys);
  return {
    name: 'match, finding',
    about: `One realty against ${count(watches)} watches at the database, ${count(realties)} random realties one after the other, ${count(Math.round(average(found.counts)))} matches each on average; the other ways with the first ${slow} of them. Then the same against ${count(watches * grown)}.`,
    unit: 'milliseconds on average',
    rows: [
      { what: 'keys and bounds in a B-tree', values: [ours] },
      { what: `the same, ${count(watches * grown)} watches`, values: [average(later)] },
      { what: 'GIN over arrays', values: [average(found.gin)] },
      { what: 'GiST over ranges', values: [average(found.gist)] },
      { what: 'sequential scan', values: [average(found.scan)] },
    ],
    verdicts: [
      atMost('average', ours, 1),
      atMost('p99', quantile(found.keys, 0.99), 10),
      atLeast('sequential scan / ours', average(found.scan) / average(found.keys.slice(0, slow)), 100),
      atLeast('GIN over arrays / ours', average(found.gin) / average(found.keys.slice(0, slow)), 50),
      atLeast('GiST over ranges / ours', average(found.gist) / average(found.keys.slice(0, slow)), 50),
      atMost(`${grown} times as many watches / once`, average(later) / ours, 1.5),
    ],
  };
}

function writingResult(
  { report, plain, save, rows }: Awaited<ReturnType<typeof writing>>,
  [tenth, all]: [number, number],
  { memory }: Sizes,
): Result {
  return {
    name: 'match, writing',
    about: `The ${count(rows)} matches of one realty found, written and committed with their events, against a plain INSERT ... SELECT of the same rows from a copy. A watch saved as its request does. Memory of a process after ${count(memory / 10)} and after ${count(memory)} realties.`,
    unit: 'milliseconds',
    rows: [
      { what: 'matches with events', values: report },
      { what: 'plain INSERT ... SELECT', values: plain },
      { what: 'a watch saved', values: save },
    ],
    verdicts: [
      atMost('matches with events', median(report), 30),
      atMost('matches / plain INSERT ... SELECT', median(report) / median(plain), 1.5),
      atMost('a watch saved', median(save), 5),
      atMost('memory, all realties / a tenth', all / tenth, 1.1),
    ],
  };
}
