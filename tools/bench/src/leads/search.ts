import { Client } from 'pg';
import { atMost, type Result, type Verdict } from '../result';
import { median, rounds } from '../statistics';
import { type LeadDatabase, type LeadFixture, statementFor, withLeads } from './fixture';

/** The searches, and what each is held against. */
interface Sizes {
  many: number;
  few: number;
  /** A `startIndex` deep in the largest office. */
  deep: number;
}

interface Search {
  of: LeadDatabase;
  offices: string[];
  startIndex?: number;
}

type Values = Record<string, number[]>;

const twenty = 20;

/** Pages and counts over many leads, against the same over one office, from the start, and over few leads. */
export const search = ({ quick }: { quick: boolean }): Promise<Result[]> =>
  withLeads(async (fixture) => {
    const sizes = quick ? { many: 20_000, few: 2_000, deep: 1_000 } : { many: 1_000_000, few: 10_000, deep: 10_000 };
    const few = await fixture.database('few', sizes.few);
    const many = await fixture.database('many', sizes.many);
    const searches = {
      'first page': { of: many, offices: many.offices.slice(0, 1) },
      'first page of few leads': { of: few, offices: few.offices.slice(0, 1) },
      'page of 20 offices': { of: many, offices: many.offices.slice(0, twenty) },
      'page deep down': { of: many, offices: many.offices.slice(0, 1), startIndex: sizes.deep },
    };
    const effort = quick ? { rounds: 1, queries: 50, seconds: 1 } : { rounds: 5, queries: 800, seconds: 5 };
    const found = await atDatabase(searches, effort);
    return [databaseResult(sizes, found), apiResult(sizes, await throughApi(fixture, searches, effort))];
  });

type Searches = Record<'first page' | 'first page of few leads' | 'page of 20 offices' | 'page deep down', Search>;

/** The median time of each statement on a connection of its own, in milliseconds. */
async function atDatabase(searches: Searches, effort: { rounds: number; queries: number }): Promise<Values> {
  const clients = new Map<LeadDatabase, Client>();
  for (const { of } of Object.values(searches)) {
    if (clients.has(of)) continue;
    const client = new Client({ connectionString: of.runtimeUrl });
    await client.connect();
    clients.set(of, client);
  }
  const time =
    (name: string, { of, offices, startIndex }: Search, page: boolean) =>
    async () => {
      const statement = statementFor(offices, { startIndex }, { page, count: !page });
      const times: number[] = [];
      for (let index = 0; index < effort.queries; index += 1) {
        const since = performance.now();
        await clients.get(of)?.query({ name, ...statement });
        times.push(performance.now() - since);
      }
      // the first ones still feel what was measured before
      return median(times.slice(times.length / 2));
    };
  const pages = Object.entries<Search>(searches).map(([name, one]) => [name, time(name, one, true)] as const);
  const counts = (['first page', 'first page of few leads', 'page of 20 offices'] as const).map((name) => {
    const count = name.replace('first page', 'count').replace('page of', 'count of');
    return [count, time(count, searches[name], false)] as const;
  });
  try {
    return await rounds(effort.rounds, Object.fromEntries([...pages, ...counts]));
  } finally {
    for (const client of clients.values()) await client.end();
  }
}

/** The median time of an answer, page and count together, to one caller who waits for each, in milliseconds. */
async function throughApi(
  fixture: LeadFixture,
  searches: Searches,
  effort: { rounds: number; seconds: number },
): Promise<Values> {
  const services = new Map<LeadDatabase, string>();
  for (const { of } of Object.values(searches))
    if (!services.has(of)) services.set(of, (await fixture.service(of)).url);
  const contestants: Record<string, () => Promise<number>> = {};
  for (const [name, { of, offices, startIndex }] of Object.entries<Search>(searches)) {
    const headers = await fixture.headers(offices);
    const url = `${services.get(of)}/leads${startIndex ? `?startIndex=${startIndex}` : ''}`;
    contestants[name] = async () =>
      (await fixture.load.run({ url, headers, connections: 1, seconds: effort.seconds })).p50;
    await contestants[name]();
  }
  return rounds(effort.rounds, contestants);
}

const rowsOf = (values: Values) => Object.entries(values).map(([what, found]) => ({ what, values: found }));

function verdictsOf(values: Values): Verdict[] {
  const times = (what: string, than: string): number => median(values[what]) / median(values[than]);
  return [
    atMost('page of 20 offices / of one', times('page of 20 offices', 'first page'), 6),
    atMost('page deep down / first page', times('page deep down', 'first page'), 10),
    atMost('first page of many leads / of few', times('first page', 'first page of few leads'), 1.5),
  ];
}

const about = ({ many, few, deep }: Sizes): string =>
  `The largest office of ${many.toLocaleString('en')} leads: its first page of 50, the page from \`startIndex\` ${deep.toLocaleString('en')}, the first page of the ${twenty} largest offices together, and of the largest office of ${few.toLocaleString('en')} leads.`;

function databaseResult(sizes: Sizes, values: Values): Result {
  const counting = median(values['count of 20 offices']) / median(values.count);
  const growth = median(values.count) / median(values['count of few leads']);
  return {
    name: 'search at the database',
    about: `${about(sizes)} The service's own statement on one connection, page and count apart.`,
    unit: 'milliseconds',
    rows: rowsOf(values),
    verdicts: [
      ...verdictsOf(values),
      atMost('count of 20 offices / of one', counting, 6),
      atMost('count of many leads / of few', growth, 1.5),
    ],
  };
}

const apiResult = (sizes: Sizes, values: Values): Result => ({
  name: 'search through the API',
  about: `${about(sizes)} GET /leads at the lead service, page and count in one answer, one caller who waits for each.`,
  unit: 'milliseconds',
  rows: rowsOf(values),
  verdicts: verdictsOf(values),
});
