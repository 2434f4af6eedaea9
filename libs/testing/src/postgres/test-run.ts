import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningPostgres, StartOptions } from '@ovipro/postgres';
import { Client, escapeIdentifier } from 'pg';
import { TEMPLATE_PREFIX, URL_VARIABLE } from './names';

// jest loads this file without our module map, so the launcher is handed in and everything imported here is light

/** What the run has to undo at its end. */
export interface TestRun {
  end(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const LEFTOVER = /^ovipro-test-(\d+)-/;

/** A folder of this process in the system's temporary folder, named so that a later run can tell it was left behind. */
export const makeTempDir = (): Promise<string> => mkdtemp(join(tmpdir(), `ovipro-test-${process.pid}-`));

/** Removes a cluster's folder; the last of its processes may still be writing to it. */
export const removeTempDir = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });

/**
 * Starts the one PostgreSQL of a test run and tells the workers its URL through `OVIPRO_TEST_POSTGRES_URL`.
 * Where the variable is set already, that server is used and only cleared of the templates of earlier runs.
 */
export async function startTestRun(start: (options: StartOptions) => Promise<RunningPostgres>): Promise<TestRun> {
  const given = process.env[URL_VARIABLE];
  if (given) {
    await dropTemplates(given);
    return { end: () => Promise.resolve() };
  }
  await removeLeftovers();
  const folder = await makeTempDir();
  try {
    const server = await start({ dataDir: folder, durable: false });
    process.env[URL_VARIABLE] = server.superuserUrl();
    return { end: () => endRun(server, folder) };
  } catch (error) {
    await removeTempDir(folder);
    throw error;
  }
}

async function endRun(server: RunningPostgres, folder: string): Promise<void> {
  delete process.env[URL_VARIABLE];
  await server.stop('immediate');
  await removeTempDir(folder);
}

async function dropTemplates(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [TEMPLATE_PREFIX],
    );
    for (const { datname } of rows) {
      await client.query(`ALTER DATABASE ${escapeIdentifier(datname)} IS_TEMPLATE false`);
      await client.query(`DROP DATABASE ${escapeIdentifier(datname)} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}

/** A run that was killed could not remove its folder. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = LEFTOVER.exec(name)?.[1];
    const path = join(tmpdir(), name);
    // the age guards against a temporary folder shared with a container, whose processes are not seen here
    if (pid && !isAlive(Number(pid)) && Date.now() - (await stat(path)).mtimeMs > HOUR_MS) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
