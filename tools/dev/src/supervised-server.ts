import { setTimeout as sleep } from 'node:timers/promises';
import { BackOff } from './back-off';
import type { Log } from './log/log';

const stopTimeoutMs = 15_000;

/** A server that a launcher of ours has started. */
export interface Server {
  readonly pid: number;
  /** Resolves when it has ended, to how, as in `SIGKILL`. */
  readonly exited: Promise<string>;
  /** In order. */
  stop(): Promise<void>;
  /** At once; the next start recovers. */
  kill(): Promise<void>;
}

/** A server, kept running where it was: when it ends by itself it is started again, later each time. */
export abstract class SupervisedServer<S extends Server> {
  /** As it was started first: its address stays. */
  protected first?: S;
  private readonly backOff = new BackOff();
  private server?: S;
  private loop: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    readonly name: string,
    protected readonly dataDir: string,
    private readonly log: Log,
    private readonly changed: () => void,
  ) {}

  /** Of the process that runs now, if one does. */
  get pid(): number | undefined {
    return this.server?.pid;
  }

  /** @throws whatever the launcher throws, with one sentence */
  async start(): Promise<void> {
    const started = this.run();
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
    if (server) await endWithin(server, stopTimeoutMs);
    await this.loop;
  }

  kill(): void {
    this.stopping.abort();
    void this.server?.kill();
  }

  /** Starts it, at the address of `first` if there is one. */
  protected abstract launch(signal: AbortSignal): Promise<S>;

  private async keep(server: S): Promise<void> {
    for (let running: S | undefined = server; running; ) {
      const since = performance.now();
      const how = await running.exited;
      this.server = undefined;
      this.changed();
      if (this.stopping.signal.aborted) return;
      running = await this.again(how, performance.now() - since);
    }
  }

  private async again(how: string, lived: number): Promise<S | undefined> {
    for (let reason = `ended (${how})`, age = lived; ; age = 0) {
      const delay = this.backOff.delay(age);
      this.log.say('error', `${this.name} ${reason}, starting it again in ${delay / 1000} s`);
      await sleep(delay, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return undefined;
      try {
        const server = await this.run();
        this.log.say('info', `${this.name} is back (process ${server.pid})`);
        return server;
      } catch (error) {
        if (this.stopping.signal.aborted) return undefined;
        reason = `did not start: ${(error as Error).message}`;
      }
    }
  }

  private async run(): Promise<S> {
    const server = await this.launch(this.stopping.signal);
    this.server = server;
    this.changed();
    // the end was asked for while it started
    if (this.stopping.signal.aborted) await server.stop();
    return server;
  }
}

async function endWithin(server: Server, milliseconds: number): Promise<void> {
  const late = setTimeout(() => void server.kill(), milliseconds);
  await server.stop();
  clearTimeout(late);
}
