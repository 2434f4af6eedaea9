import { freePort } from '@ovipro/postgres';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** A server that runs as a process of its own. */
export interface Server {
  url: string;
  stop(): Promise<void>;
}

const timeoutMs = 30_000;

/**
 * Starts a compiled program that listens on PORT, as in production but for the log, which goes nowhere.
 * @param ready a path that answers 200 once it can work
 */
export async function startServer(main: string, ready: string, env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  await answers(url + ready, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (const end = performance.now() + timeoutMs; performance.now() < end; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`ended before it answered ${url}`);
    const status = await fetch(url).then(
      (response) => response.status,
      () => undefined,
    );
    if (status === 200) return;
  }
  throw new Error(`nothing good came from ${url} within ${timeoutMs} ms`);
}
