import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

/** In a group of its own, so that what it starts ends with it. */
function shell(folder: string, text: string): ChildProcess {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', text], {
    cwd: folder,
    env: { ...process.env, NX_DAEMON: 'false', npm_config_audit: 'false', npm_config_fund: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Ends whatever runs, in good order if it takes no longer than ten seconds. */
export async function endAll(): Promise<void> {
  for (const child of running) signal(child, 'SIGINT');
  for (const end = Date.now() + 10_000; running.size > 0 && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  for (const child of running) signal(child, 'SIGKILL');
}

const timeoutMs = 300_000;

/** What commands wrote, and how they ended. */
interface Ended {
  code: number | null;
  output: string;
}

/** Carries commands out, as if they were typed one after the other; ends them after five minutes. */
export function run(folder: string, text: string): Promise<Ended> {
  const child = shell(folder, text);
  const heard = listen(child);
  const timer = setTimeout(() => signal(child, 'SIGKILL'), timeoutMs);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output: heard.text });
    });
  });
}

/** A program that runs beside the following commands. */
export class Started {
  private readonly child: ChildProcess;
  private readonly heard: { text: string };
  private readonly ended: Promise<void>;

  constructor(folder: string, text: string) {
    this.child = shell(folder, text);
    this.heard = listen(this.child);
    this.ended = new Promise((resolve) => this.child.once('close', () => resolve()));
  }

  /** @throws Error with its output where it ends or is silent before it says so */
  async until(words: RegExp): Promise<void> {
    for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
      if (words.test(this.heard.text)) return;
      if (this.child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(this.heard.text);
  }

  async stop(): Promise<void> {
    signal(this.child, 'SIGINT');
    const timer = setTimeout(() => signal(this.child, 'SIGKILL'), 30_000);
    await this.ended;
    clearTimeout(timer);
  }
}

function listen(child: ChildProcess): { text: string } {
  const heard = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (heard.text += chunk.toString()));
  return heard;
}

/** To the whole group, as a terminal does. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // it has ended already
  }
}
