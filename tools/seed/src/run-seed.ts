import { ProgressBar, UsageError } from '@ovipro/import';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { readConfig } from './config';
import { assignmentRows } from './assignments';
import { assignmentReport } from './assignments.report';
import { fill, type Filled, type Rows } from './fill';
import { leadRows } from './leads';
import { leadReport } from './leads.report';
import { meetingRows } from './meetings';
import { meetingReport } from './meetings.report';
import { agentEntries, meetingNames } from './names';

/** What can be seeded. A service adds a file of its own and a line here. */
interface Seeder {
  /** The setting that says where. */
  database: 'leadDatabaseUrl' | 'meetingDatabaseUrl' | 'assignmentDatabaseUrl';
  /** Names that the rows show, which the service keeps besides. */
  names?(): { rows: Rows; count: number };
  rows(seed: number, until: number): Rows;
  /** What the database holds afterwards, in lines for a person. */
  report(client: Client): Promise<string[]>;
}

const seeders: Record<string, Seeder> = {
  leads: { database: 'leadDatabaseUrl', rows: leadRows, report: leadReport },
  meetings: {
    database: 'meetingDatabaseUrl',
    names: meetingNames,
    rows: meetingRows,
    report: meetingReport,
  },
  assignments: {
    database: 'assignmentDatabaseUrl',
    names: agentEntries,
    rows: assignmentRows,
    report: assignmentReport,
  },
};

const maxCount = 100_000_000;
const defaultUntil = '2026-01-01';

export const seedUsage = `Usage: npm run seed -- ${Object.keys(seeders).join('|')} <count> [--seed <number>] [--until <date>]
  <count>    rows in all, up to ${maxCount}; those that are there already are left alone
  --seed     other rows for another number, 0 to 4294967295; default 1
  --until    the day before which everything happened; default ${defaultUntil}
The same count, seed and date give the same rows, everywhere and always.`;

interface Order {
  what: string;
  count: number;
  seed: number;
  until: number;
}

/** @throws UsageError where the command line is not as the usage says */
function orderOf(args: string[]): Order {
  try {
    const options = {
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: defaultUntil },
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [what, count = '', ...rest] = positionals;
    const until = midnightOf(values.until);
    const good = Object.hasOwn(seeders, what ?? '') && rest.length === 0;
    if (good) return { what, count: integer(count, 1, maxCount), seed: integer(values.seed, 0, 2 ** 32 - 1), until };
  } catch {
    // said below
  }
  throw new UsageError(seedUsage);
}

/** In UTC. */
function midnightOf(date: string): number {
  const midnight = new Date(`${date}T00:00:00Z`);
  // an invalid date throws here, and 31 February is another day
  if (midnight.toISOString().slice(0, 10) === date) return midnight.getTime();
  throw new RangeError(date);
}

function integer(text: string, least: number, greatest: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= greatest) return value;
  throw new RangeError(text);
}

/** Fills a service's database with made-up data and prints what came of it; answers the exit code. */
export async function runSeed(args: string[]): Promise<number> {
  const order = orderOf(args);
  const config = readConfig();
  if (config.nodeEnv === 'production') throw new UsageError('Made-up data is refused in production.');
  const seeder = seeders[order.what];
  const connectionString = config[seeder.database];
  if (!connectionString)
    throw new UsageError(
      `Where the database of ${order.what} is, is not set: start the system, or set ${order.what.slice(0, -1).toUpperCase()}_DATABASE_URL.`,
    );
  const client = new Client({ connectionString, application_name: 'seed' });
  await client.connect();
  try {
    // it takes longer than a request may
    await client.query('SET statement_timeout = 0');
    const names = seeder.names?.();
    if (names) await fill(client, names.rows, names.count, () => undefined);
    await write(client, seeder, order);
    for (const line of await seeder.report(client)) console.log(line);
    return 0;
  } finally {
    await client.end();
  }
}

async function write(client: Client, seeder: Seeder, { what, count, seed, until }: Order): Promise<void> {
  const started = performance.now();
  const bar = new ProgressBar(process.stderr);
  let last: Filled = { written: 0, there: 0 };
  const show = (filled: Filled): void => {
    last = { ...filled };
    const done = filled.written + filled.there;
    bar.show(done / count, `${done} of ${count} ${what}`);
  };
  try {
    await fill(client, seeder.rows(seed, until), count, show);
  } catch (error) {
    process.stderr.write(`The seeding broke off; ${last.written} ${what} are in. It is safe to run it again.\n`);
    throw error;
  } finally {
    bar.end();
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(
    `${what}: ${last.written} written, ${last.there} were there already (${seconds} s). Nothing was published.`,
  );
}
