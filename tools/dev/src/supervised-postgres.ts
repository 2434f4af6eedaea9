import { type RunningPostgres, startPostgres } from '@ovipro/postgres';
import { SupervisedServer, type Server } from './supervised-server';
import type { Log, Sink } from './log/log';

/** For a machine that has other things to do: little memory, few processes, and still 200 connections. */
const settings = {
  max_connections: '200',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  autovacuum_max_workers: '2',
  max_logical_replication_workers: '0',
  max_parallel_workers: '2',
  io_method: 'sync',
  jit: 'off',
};

/** What an operator should see at once; the file has the rest. */
const shown = (line: string): boolean =>
  /\b(PANIC|No space left on device|could not (write|fsync|extend))\b/.test(line);

interface PostgresServer extends Server {
  postgres: RunningPostgres;
}

/** PostgreSQL, kept running on one port. */
export class SupervisedPostgres extends SupervisedServer<PostgresServer> {
  private readonly sink: Sink;

  constructor(dataDir: string, log: Log, changed: () => void) {
    super('postgres', dataDir, log, changed);
    this.sink = log.sink(this.name, shown);
  }

  get port(): number | undefined {
    return this.first?.postgres.port;
  }

  superuserUrl(): string {
    if (!this.first) throw new Error('PostgreSQL was not started yet.');
    return this.first.postgres.superuserUrl();
  }

  protected async launch(): Promise<PostgresServer> {
    const log = (line: string): void => this.sink.add([line]);
    const postgres = await startPostgres({ dataDir: this.dataDir, port: this.port, settings, log });
    const exited = postgres.exited.then(({ code, signal }) => signal ?? `code ${code}`);
    return {
      postgres,
      pid: postgres.pid,
      exited,
      stop: () => postgres.stop(),
      kill: () => postgres.stop('immediate'),
    };
  }
}
