import { startPostgres, type Exit, type RunningPostgres, type StopMode } from '@ovipro/postgres';
import { makeTempDir, removeTempDir } from './test-run';

/** A server for one suite, which may be killed and started again; port, data and password stay. */
export interface OwnCluster extends RunningPostgres {
  /** `cluster/` below it is PostgreSQL's own folder. */
  readonly dataDir: string;
  /** Stops it if it runs, and starts it again. */
  restart(): Promise<void>;
  /** SIGKILL to the postmaster, as the OOM killer would; resolves when it is gone. */
  killPostmaster(): Promise<Exit>;
  /** Ends it and removes its folder. */
  dispose(): Promise<void>;
}

/**
 * Starts a durable cluster in the temporary folder, for suites that kill PostgreSQL: what it acknowledged is on the disk.
 *
 * @param settings server settings over the defaults
 * @throws PostgresStartError
 */
export async function ownCluster(settings: Record<string, string> = {}): Promise<OwnCluster> {
  const dataDir = await makeTempDir();
  const durable = { fsync: 'on', synchronous_commit: 'on', ...settings };
  const start = (port?: number): Promise<RunningPostgres> => startPostgres({ dataDir, port, settings: durable });
  try {
    return new Cluster(dataDir, await start(), start);
  } catch (error) {
    await removeTempDir(dataDir);
    throw error;
  }
}

class Cluster implements OwnCluster {
  constructor(
    readonly dataDir: string,
    private server: RunningPostgres,
    private readonly start: (port: number) => Promise<RunningPostgres>,
  ) {}

  get port(): number {
    return this.server.port;
  }

  get pid(): number {
    return this.server.pid;
  }

  get exited(): Promise<Exit> {
    return this.server.exited;
  }

  superuserUrl(database?: string): string {
    return this.server.superuserUrl(database);
  }

  stop(mode?: StopMode): Promise<void> {
    return this.server.stop(mode);
  }

  async restart(): Promise<void> {
    await this.server.stop();
    this.server = await this.start(this.server.port);
  }

  async killPostmaster(): Promise<Exit> {
    process.kill(this.server.pid, 'SIGKILL');
    return this.server.exited;
  }

  async dispose(): Promise<void> {
    const exit = await Promise.race([this.server.exited, Promise.resolve(undefined)]);
    // what a killed server leaves (sessions that compute, shared memory) only its next start ends and removes
    if (exit?.signal === 'SIGKILL') await this.restart();
    await this.server.stop('immediate');
    await removeTempDir(this.dataDir);
  }
}
