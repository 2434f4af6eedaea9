import { meetingService, meetingSearch } from '@ovipro/meeting';
import { Caller } from '@ovipro/platform';
import { migrate, searchStatement } from '@ovipro/platform/server';
import { createDatabase, startPostgres } from '@ovipro/postgres';
import { fill, meetingNames, meetingRows } from '@ovipro/seed';
import { join } from 'node:path';
import { Client } from 'pg';
import { withFolder } from '../folder';
import { atMost, type Result } from '../result';
import { median, rounds } from '../statistics';

/** Milliseconds within which the first page and the count are to be there, at the database. */
const target = 20;

interface Search {
  what: string;
  offices: string[];
  text: string;
}

/** First pages, with their counts, of searches by words that few and many meetings of the caller's offices have. */
export const words = ({ quick }: { quick: boolean }): Promise<Result[]> =>
  withFolder(async (folder) => {
    const sizes = quick ? { all: 20_000, hits: [1, 10, 100] } : { all: 1_000_000, hits: [1, 100, 10_000] };
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '1GB' } });
    try {
      const client = await filled(postgres.superuserUrl(), sizes.all);
      const searches = [...(await searchesOf(client, 1, sizes.hits)), ...(await searchesOf(client, 20, sizes.hits))];
      const values = await measured(client, searches, quick ? { rounds: 1, queries: 20 } : { rounds: 5, queries: 100 });
      await client.end();
      return [resultOf(sizes.all, searches, values)];
    } finally {
      await postgres.stop();
    }
  });

/** A connection as the service's own role to a database of made-up meetings. */
async function filled(superuserUrl: string, meetings: number): Promise<Client> {
  const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
  const urls = await createDatabase(superuserUrl, { name: 'meeting', ...secrets });
  await migrate(meetingService.persistence, urls.ownerUrl);
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const names = meetingNames();
  await fill(owner, names.rows, names.count, () => undefined);
  await fill(owner, meetingRows(1, Date.parse('2026-01-01')), meetings, ({ written }) => {
    process.stderr.write(`${written} of ${meetings} meetings\n`);
  });
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  const client = new Client({ connectionString: urls.runtimeUrl });
  await client.connect();
  return client;
}

/** One search for each number of hits, in the largest offices together. */
async function searchesOf(client: Client, offices: number, hits: number[]): Promise<Search[]> {
  const largest = 'SELECT agency_office_id AS id FROM meeting GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT $1';
  const { rows } = await client.query<{ id: string }>(largest, [offices]);
  const ids = rows.map(({ id }) => id);
  const counts = await beginnings(client, ids);
  return hits.map((wanted) => {
    const distance = ([, count]: [string, number]): number => Math.abs(count - wanted);
    const [text, count] = counts.reduce((best, one) => (distance(one) < distance(best) ? one : best));
    const of = offices === 1 ? 'the largest office' : `${offices} offices`;
    return { what: `${count.toLocaleString('en')} meetings of ${of}`, offices: ids, text };
  });
}

/** Words of at least three letters that begin no other word, with how many meetings of the offices have each. */
async function beginnings(client: Client, offices: string[]): Promise<[string, number][]> {
  const sql = `SELECT term AS text, count(*)::integer AS count FROM meeting_term
    WHERE agency_office_id = ANY($1::uuid[]) GROUP BY 1 ORDER BY 1`;
  const found = (await client.query<{ text: string; count: number }>(sql, [offices])).rows;
  return found
    .filter(({ text }, index) => text.length > 2 && !found[index + 1]?.text.startsWith(text))
    .map(({ text, count }) => [text, count]);
}

function measured(
  client: Client,
  searches: Search[],
  effort: { rounds: number; queries: number },
): Promise<Record<string, number[]>> {
  const time =
    ({ what, offices, text }: Search) =>
    async () => {
      const caller = new Caller({ sub: 'b', name: 'B', permissions: ['meeting:read'], agencyOfficeIds: offices });
      const statement = searchStatement(meetingSearch, caller, { freeTextSearch: text });
      const times: number[] = [];
      for (let index = 0; index < effort.queries; index += 1) {
        const since = performance.now();
        await client.query({ name: what, ...statement });
        times.push(performance.now() - since);
      }
      return median(times);
    };
  return rounds(effort.rounds, Object.fromEntries(searches.map((one) => [one.what, time(one)])));
}

const resultOf = (meetings: number, searches: Search[], values: Record<string, number[]>): Result => ({
  name: 'search by words at the database',
  about: `${meetings.toLocaleString('en')} meetings: \`freeTextSearch\` for one word, first page of 50 with \`totalCount\` in one statement, as the service sends it. How many meetings have the word is said in each line.`,
  unit: 'milliseconds',
  rows: searches.map(({ what }) => ({ what, values: values[what] })),
  verdicts: searches.map(({ what }) => atMost(what, median(values[what]), target)),
});
