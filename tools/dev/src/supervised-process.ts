import type { ChildProcess } from 'node:child_process';
import { BackOff } from './back-off';
import type { Log, Sink } from './log/log';
import { killGroup, type Program, spawnNode } from './node-process';

const stopTimeoutMs = 12_000;

/** A process that runs until it is stopped: when it ends by itself it is started again, later each time. */
export class SupervisedProcess {
  /** How often it ended by itself. */
  deaths = 0;
  private readonly backOff = new BackOff();
  private child?: ChildProcess;
  private exited: Promise<void> = Promise.resolve();
  private startedAt = 0;
  private timer?: NodeJS.Timeout;
  private stopping = false;

  constructor(
    readonly name: string,
    private readonly program: Program,
    private readonly log: Log,
    private readonly sink: Sink,
    private readonly changed: () => void,
  ) {}

  /** Of the process that runs now, if one does. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  tail(): string[] {
    return this.sink.tail();
  }

  start(): void {
    this.startedAt = performance.now();
    const child = (this.child = spawnNode(this.program, this.sink));
    this.exited = new Promise((resolve) => {
      child.once('error', (error) => resolve(this.ended(error.message)));
      child.once('exit', (code, signal) => resolve(this.ended(signal ?? `code ${code}`)));
    });
    this.changed();
  }

  /** In order; by force when that takes too long. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => {
      this.log.say('warn', `${this.name} does not end: killed`);
      this.kill();
    }, stopTimeoutMs);
    await this.exited;
    clearTimeout(late);
  }

  kill(): void {
    this.stopping = true;
    clearTimeout(this.timer);
    if (this.child) killGroup(this.child, 'SIGKILL');
  }

  private ended(how: string): void {
    if (!this.child) return;
    this.child = undefined;
    if (!this.stopping) this.startAgain(how);
    this.changed();
  }

  private startAgain(how: string): void {
    this.deaths++;
    const delay = this.backOff.delay(performance.now() - this.startedAt);
    this.log.say('error', `${this.name} ended (${how}), starting it again in ${delay / 1000} s`);
    this.timer = setTimeout(() => {
      this.start();
      this.log.say('info', `${this.name} is started again (process ${this.pid})`);
    }, delay);
  }
}
