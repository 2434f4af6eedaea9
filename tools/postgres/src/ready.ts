import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { explainOutput, PostgresStartError, type Place } from './errors';
import { readPidFile } from './former';
import type { ServerProcess } from './server';

const POLL_MS = 15;
/** Recovery after a crash may have much to replay. */
const LIMIT_MS = 300_000;

/**
 * Waits until the server answers a query.
 *
 * @throws PostgresStartError by what the server printed when it ended, TIMEOUT after five minutes,
 *   FAILED when it refuses the password we keep
 */
export async function waitUntilReady(server: ServerProcess, url: string, cluster: string, place: Place): Promise<void> {
  const started = Date.now();
  for (;;) {
    const refusal = await ask(url);
    if (server.exit) {
      await Promise.race([server.drained, sleep(500)]);
      throw explainOutput('PostgreSQL', server.output, place);
    }
    if (refusal === undefined) return;
    if (refusal === '28P01' && (await isReady(cluster, server.pid))) throw wrongPassword(place);
    if (Date.now() - started > LIMIT_MS) {
      throw new PostgresStartError('TIMEOUT', `PostgreSQL in ${place.dataDir} did not answer within five minutes.`);
    }
    await Promise.race([server.exited, sleep(POLL_MS)]);
  }
}

async function ask(connectionString: string): Promise<string | undefined> {
  const client = new Client({ connectionString, ssl: false, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Until then the answer may be that of another server, which keeps ours from the port. */
async function isReady(cluster: string, pid: number): Promise<boolean> {
  const note = await readPidFile(cluster);
  return note?.pid === pid && note.status === 'ready';
}

const wrongPassword = ({ dataDir }: Place): PostgresStartError =>
  new PostgresStartError(
    'FAILED',
    `The server in ${dataDir} refuses the password in cluster/superuser.password: was the superuser's password changed?`,
  );
