import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Lines } from './log/lines';
import type { Sink } from './log/log';

/** One of our programs and what it is started with. */
export interface Program {
  /** Compiled file. */
  script: string;
  args?: string[];
  /** The whole of its environment. */
  env: NodeJS.ProcessEnv;
  nodeFlags?: string[];
}

const endsWithParent = ['--require', join(__dirname, '..', 'end-with-parent.cjs')];

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches it through us alone, and with a channel whose
 * end tells it that we are gone.
 */
export function spawnNode({ script, args = [], env, nodeFlags = [] }: Program, sink: Sink): ChildProcess {
  const child = spawn(process.execPath, [...nodeFlags, ...endsWithParent, script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) collect(stream, sink);
  return child;
}

function collect(stream: Readable, sink: Sink): void {
  const lines = new Lines();
  stream.on('data', (chunk: Buffer) => sink.add(lines.add(chunk)));
  stream.on('end', () => sink.add(lines.end()));
}

/** Ends a program and whatever it has started. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // it ended in the meantime
  }
}
