import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A line of a process's log. */
export interface LogLine {
  event: string;
  level: string;
  err?: { type: string; message: string; stack: string };
  [field: string]: unknown;
}

/** A service that runs as a process of its own, to be killed. */
export interface ServiceProcess {
  pid: number;
  url: string;
  managementUrl: string;
  /** What it wrote to stderr, where it ended by a fault of its own. */
  fault(): string | undefined;
  /** Null while it runs, and after a signal ended it. */
  exitCode(): number | null;
  /** What it has logged with an event code so far. */
  logged(event: string): LogLine[];
  signal(name: NodeJS.Signals): void;
  /** Sends a signal (SIGKILL by default) and waits until the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  exited: Promise<void>;
}

/** A machine that is busy with other tests is slow, and is to answer all the same. */
const unhurried = { MAX_IN_FLIGHT: '0', MAX_EVENT_LOOP_DELAY_MS: '0', MAX_POOL_WAIT_MS: '0' };

/**
 * Starts a built `main.js` and waits until it listens.
 * @param through a program, with arguments, that becomes it
 * @throws Error with what it wrote where it ends before that
 */
export async function startProcess(
  main: string,
  env: Record<string, string>,
  through: string[] = [],
): Promise<ServiceProcess> {
  const [program, ...args] = [...through, process.execPath, main];
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'info', PORT: '0', ...unhurried, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let wrote = '';
  const log: LogLine[] = [];
  child.stderr?.on('data', (chunk: Buffer) => (wrote += chunk.toString()));
  const exited = once(child, 'exit').then(() => undefined);
  const { url, management } = await new Promise<{ url: string; management: string }>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${main} ended before it listened: ${wrote}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const entry = JSON.parse(line) as LogLine;
      if (entry.event !== 'http.request') log.push(entry);
      if (entry.event === 'process.listening') resolve(entry as never);
    });
  });
  return {
    pid: child.pid as number,
    url,
    managementUrl: management,
    fault: () => (child.exitCode ? wrote : undefined),
    exitCode: () => child.exitCode,
    logged: (event) => log.filter((entry) => entry.event === event),
    exited,
    signal: (name) => child.kill(name),
    kill: (name = 'SIGKILL') => end(child, exited, name),
  };
}

async function end(child: ChildProcess, exited: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    if (signal !== 'SIGCONT') child.kill('SIGCONT');
  }
  await exited;
}
