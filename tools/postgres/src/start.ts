import { join } from 'node:path';
import { runAs, runnerFor, type Runner } from './account';
import { findBinaries, type Binaries } from './binaries';
import { assertVersion, openDataDir, readPassword, type DataDir } from './data-dir';
import { explainError, PostgresStartError } from './errors';
import { clusterName, endFormerServer, launcherArgument } from './former';
import { initCluster } from './initdb';
import { linkLibraries } from './libraries';
import { freePort, isFree } from './ports';
import { waitUntilReady } from './ready';
import { ServerProcess, type Exit, type StopMode } from './server';

/** What to start, and where. */
export interface StartOptions {
  /** Folder for this cluster alone; made if missing, kept over restarts. */
  dataDir: string;
  /** On 127.0.0.1; a free one if not given. */
  port?: number;
  /** Server settings over the defaults, e.g. `{ work_mem: '16MB' }`. */
  settings?: Record<string, string>;
  /** False for tests: nothing is forced to disk, a crash of the machine loses the cluster. Default true. */
  durable?: boolean;
  /** Gets each line of the server's log. */
  log?: (line: string) => void;
}

/** A server that answers queries. It ends with this process where the system can arrange that (Linux). */
export interface RunningPostgres {
  readonly port: number;
  /** The postmaster's. */
  readonly pid: number;
  /** Connection URL of the superuser `postgres`, with password; the database is `postgres` if not given. */
  superuserUrl(database?: string): string;
  /** Resolves when the server has ended; does nothing when it has. Default `fast`. */
  stop(mode?: StopMode): Promise<void>;
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<Exit>;
}

const DEFAULTS = { max_connections: '200', timezone: 'UTC', log_timezone: 'UTC' };
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const ATTEMPTS_FOR_A_PORT = 5;

/**
 * Starts a PostgreSQL of its own in `dataDir`, makes the cluster the first time, and waits until it answers.
 * A server of ours that lost its launcher is ended first, one that is shutting down is waited for.
 *
 * @throws PostgresStartError with one sentence that says what to do
 */
export function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  return startWith(findBinaries(), options);
}

/** The same with given binaries. */
export async function startWith(binaries: Binaries, options: StartOptions): Promise<RunningPostgres> {
  const settings = settingsOf(options);
  const dataDir = await openDataDir(options.dataDir);
  const runner = runnerFor(dataDir.owner);
  try {
    const env = await linkLibraries(binaries, join(dataDir.path, 'lib'));
    if (dataDir.initialised) await assertVersion(dataDir, binaries.major);
    if (dataDir.initialised) await endFormerServer(dataDir.cluster);
    if (options.port !== undefined && !(await isFree(options.port))) throw portTaken(options.port);
    if (!dataDir.initialised) {
      await initCluster(dataDir, { binaries, runner, env, durable: options.durable ?? true });
    }
    const password = await readPassword(dataDir.cluster);
    return await launch({ binaries, dataDir, runner, env, settings, password, log: options.log }, options.port);
  } catch (error) {
    throw explainError(error, { dataDir: dataDir.path, port: options.port });
  }
}

interface Launch {
  binaries: Binaries;
  dataDir: DataDir;
  runner: Runner;
  env: Record<string, string>;
  settings: Record<string, string>;
  password: string;
  log?: (line: string) => void;
}

async function launch(spec: Launch, givenPort: number | undefined): Promise<RunningPostgres> {
  for (let attempt = 1; ; attempt++) {
    const port = givenPort ?? (await freePort());
    try {
      return await launchOn(spec, port);
    } catch (error) {
      // somebody may take a port between our look and the server's
      const again = error instanceof PostgresStartError && error.code === 'PORT_TAKEN' && givenPort === undefined;
      if (!again || attempt === ATTEMPTS_FOR_A_PORT) throw error;
    }
  }
}

async function launchOn(spec: Launch, port: number): Promise<RunningPostgres> {
  const { binaries, dataDir, runner, env, log } = spec;
  const child = runAs(runner, binaries.postgres, serverArguments(spec, port), env);
  const pgCtl = { program: binaries.pgCtl, cluster: dataDir.cluster };
  const server = new ServerProcess(child, pgCtl, runner.endsWithParent, log);
  const superuserUrl = (database = 'postgres'): string =>
    `postgres://postgres:${encodeURIComponent(spec.password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  try {
    await waitUntilReady(server, superuserUrl(), dataDir.cluster, { dataDir: dataDir.path, port });
  } catch (error) {
    await server.stop('immediate');
    throw error;
  }
  const stop = (mode: StopMode = 'fast'): Promise<void> => server.stop(mode);
  return { port, pid: server.pid, superuserUrl, stop, exited: server.exited };
}

function serverArguments({ dataDir, settings }: Launch, port: number): string[] {
  const all = {
    ...settings,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: clusterName(dataDir.cluster),
  };
  const pairs = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  // endFormerServer recognises a server by its folder and its launcher, as they stand here
  const args = ['-D', dataDir.cluster, '-p', String(port)];
  return [...args, ...[launcherArgument(process.pid), ...pairs].flatMap((pair) => ['-c', pair])];
}

function settingsOf({ settings = {}, durable = true, port = 1 }: StartOptions): Record<string, string> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PostgresStartError('FAILED', `${port} is not a port: give one from 1 to 65535.`);
  }
  const bad = Object.keys(settings).find((name) => !/^[a-z_][a-z0-9_.]*$/i.test(name));
  if (bad !== undefined) throw new PostgresStartError('FAILED', `"${bad}" is not the name of a server setting.`);
  return { ...DEFAULTS, ...(durable ? {} : NOT_DURABLE), ...settings };
}

const portTaken = (port: number): PostgresStartError =>
  new PostgresStartError(
    'PORT_TAKEN',
    `Port ${port} on 127.0.0.1 is taken by another program: end that program or choose another port.`,
  );
