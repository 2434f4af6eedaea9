import { type RunningPostgres, startPostgres } from '@ovipro/postgres';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackOff } from './back-off';
import type { Log, Sink } from './log/log';

const patience = 15_000;

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
export const shownOfPostgres = (line: string): boolean =>
  /\b(PANIC|No space left on device|could not (write|fsync|extend))\b/.test(line);

/** The server, kept running on one port. */
export class KeptPostgres {
  private readonly backOff = new BackOff();
  private server?: RunningPostgres;
  private first?: RunningPostgres;
  private loop: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly dataDir: string,
    private readonly log: Log,
    private readonly sink: Sink,
    private readonly changed: () => void,
  ) {}

  get pid(): number | undefined {
    return this.server?.pid;
  }

  get port(): number | undefined {
    return this.first?.port;
  }

  superuserUrl(): string {
    if (!this.first) throw new Error('PostgreSQL was not started yet.');
    return this.first.superuserUrl();
  }

  /** @throws PostgresStartError with one sentence */
  async start(): Promise<void> {
    const started = this.launch();
    this.loop = started.then(
      () => undefined,
      () => undefined,
    );
    this.first = await started;
    this.loop = this.keep(this.first);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    const { server } = this;
    if (server) await endWithin(server, patience);
    await this.loop;
  }

  /** At once; the next start recovers. */
  kill(): void {
    this.stopping.abort();
    void this.server?.stop('immediate');
  }

  private async keep(server: RunningPostgres): Promise<void> {
    for (let running: RunningPostgres | undefined = server; running; ) {
      const since = performance.now();
      const exit = await running.exited;
      this.server = undefined;
      this.changed();
      if (this.stopping.signal.aborted) return;
      running = await this.again(exit.signal ?? `code ${exit.code}`, performance.now() - since);
    }
  }

  private async again(how: string, lived: number): Promise<RunningPostgres | undefined> {
    for (let reason = `ended (${how})`, age = lived; ; age = 0) {
      const delay = this.backOff.delay(age);
      this.log.say('error', `postgres ${reason}, starting it again in ${delay / 1000} s`);
      await sleep(delay, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return undefined;
      try {
        const server = await this.launch();
        this.log.say('info', `postgres is back (process ${server.pid})`);
        return server;
      } catch (error) {
        reason = `did not start: ${(error as Error).message}`;
      }
    }
  }

  private async launch(): Promise<RunningPostgres> {
    const log = (line: string): void => this.sink.add([line]);
    const server = await startPostgres({ dataDir: this.dataDir, port: this.first?.port, settings, log });
    this.server = server;
    this.changed();
    // the end was asked for while it started
    if (this.stopping.signal.aborted) await server.stop();
    return server;
  }
}

async function endWithin(server: RunningPostgres, milliseconds: number): Promise<void> {
  const late = setTimeout(() => void server.stop('immediate'), milliseconds);
  await server.stop();
  clearTimeout(late);
}
