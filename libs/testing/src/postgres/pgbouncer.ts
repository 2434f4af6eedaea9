import { freePort } from '@ovipro/postgres';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { makeTempDir, removeTempDir } from './test-run';

/** PgBouncer in transaction mode before one database: a session of a client is whichever connection is free. */
export interface PgBouncer {
  /** The database through it. */
  url: string;
  stop(): Promise<void>;
}

/** Connections that it keeps to the server, fewer than a service has to it. */
export const pooledConnections = 3;

/** Whether the installed one knows of prepared statements with names, as it does from 1.21 on; undefined where none is installed. */
function installedPrepares(): boolean | undefined {
  const { stdout } = spawnSync('pgbouncer', ['--version'], { encoding: 'utf8' });
  const [major, minor] =
    /PgBouncer (\d+)\.(\d+)/
      .exec(stdout ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  return major === undefined ? undefined : major > 1 || minor >= 21;
}

/** A chapter of tests, for each way of preparing statements that the installed PgBouncer knows; skipped without it, which is said. */
export function describeWithPgBouncer(title: string, chapter: (prepares: boolean) => void): void {
  const prepares = installedPrepares();
  if (prepares === undefined) process.stderr.write(`${title} is not tested: pgbouncer is not installed\n`);
  (prepares === undefined ? describe.skip : describe).each(prepares ? [false, true] : [false])(
    `${title}, statements with names: %s [needs pgbouncer]`,
    chapter,
  );
}

const nobody = 65_534;

const settingsOf = (folder: string, server: URL, port: number): string => `[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${pooledConnections}
${installedPrepares() ? 'max_prepared_statements = 200' : ''}
`;

/** Starts one before a database that is reached by a role with a password. */
export async function startPgBouncer(databaseUrl: string): Promise<PgBouncer> {
  const folder = await makeTempDir();
  const [server, url, port] = [new URL(databaseUrl), new URL(databaseUrl), await freePort()];
  url.host = `127.0.0.1:${port}`;
  const quoted = (text: string): string => `"${decodeURIComponent(text).replaceAll('"', '""')}"`;
  await writeFile(join(folder, 'users.txt'), `${quoted(server.username)} ${quoted(server.password)}\n`);
  await writeFile(join(folder, 'pgbouncer.ini'), settingsOf(folder, server, port));
  // it refuses to run as root, and another user must be able to read its files
  await chmod(folder, 0o755);
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const child = spawn('pgbouncer', ['--quiet', join(folder, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await removeTempDir(folder);
  };
  await answers(url.href, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: url.href, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function answers(connectionString: string, child: ChildProcess): Promise<void> {
  let wrote = '';
  child.stderr?.on('data', (chunk: Buffer) => (wrote += chunk.toString()));
  let fault: unknown;
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    const client = new Client({ connectionString });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      fault = error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`pgbouncer does not answer: ${wrote}`, { cause: fault });
}
