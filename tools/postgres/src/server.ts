import { execFile, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a process ended: one of the two is null. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** `fast` ends sessions and writes a checkpoint; `immediate` is a crash that the next start recovers from. */
export type StopMode = 'fast' | 'immediate';

const TAIL_LINES = 60;
/** Waiting times of a stop before it becomes firmer. */
const FIRMER_MS = { fast: 60_000, immediate: 10_000 };

/** The server's process: its output, its end. */
export class ServerProcess {
  readonly exited: Promise<Exit>;
  /** Resolves when nothing can be added to `output`: after a kill its children may hold the pipe a little longer. */
  readonly drained: Promise<void>;
  readonly pid: number;
  exit: Exit | undefined;
  private readonly lines: string[] = [];

  constructor(
    private readonly child: ChildProcess,
    private readonly pgCtl: { program: string; cluster: string },
    endsWithParent: boolean,
    log?: (line: string) => void,
  ) {
    this.pid = child.pid ?? 0;
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve((this.exit = { code, signal })));
      child.once('error', (error) => {
        this.lines.push(error.message);
        resolve((this.exit = { code: -1, signal: null }));
      });
    });
    this.drained = new Promise((resolve) => child.once('close', () => resolve()));
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.keep(line, log));
    }
    if (!endsWithParent) this.endAtExit();
  }

  /** The last lines it printed. */
  get output(): string {
    return this.lines.join('\n');
  }

  async stop(mode: StopMode): Promise<void> {
    const steps: StopMode[] = mode === 'fast' ? ['fast', 'immediate'] : ['immediate'];
    for (const step of steps) {
      if (this.exit) return;
      this.tell(step);
      if (await this.endsWithin(FIRMER_MS[step])) return;
    }
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private tell(mode: StopMode): void {
    if (process.platform !== 'win32') this.child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    // Windows knows no signals: kill() would be a crash every time
    else execFile(this.pgCtl.program, ['stop', '-W', '-m', mode, '-D', this.pgCtl.cluster], () => undefined);
  }

  private async endsWithin(milliseconds: number): Promise<boolean> {
    const timer = new AbortController();
    const late = sleep(milliseconds, false, { signal: timer.signal }).catch(() => false);
    const ended = await Promise.race([this.exited.then(() => true), late]);
    timer.abort();
    return ended;
  }

  private keep(line: string, log?: (line: string) => void): void {
    this.lines.push(line);
    if (this.lines.length > TAIL_LINES) this.lines.shift();
    log?.(line);
  }

  private endAtExit(): void {
    const end = (): void => this.tell('fast');
    process.once('exit', end);
    void this.exited.then(() => process.off('exit', end));
  }
}
