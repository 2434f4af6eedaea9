import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './telemetry/logger';

/** Longer than the longest request: the gateway waits 20 s for a service. */
const closeTimeoutMs = 30_000;

/** What runs, and how it ends. */
export interface Running {
  /** Called at once: from here on the process says that it is not ready. */
  drain(): void;
  /** How long requests are still taken, for those that have not heard of it. */
  drainMs: number;
  /** Called after that: takes no further requests, and resolves when those in flight are answered. */
  close(): Promise<void>;
  logger: Logger;
}

async function endInOrder({ drain, drainMs, close, logger }: Running, reason: string): Promise<never> {
  logger.info({ event: 'process.stopping', reason }, 'stopping');
  setTimeout(() => process.exit(1), drainMs + closeTimeoutMs).unref();
  try {
    drain();
    await sleep(drainMs);
    await close();
    process.exit(0);
  } catch (err) {
    logger.error({ event: 'process.stop_failed', err }, 'stopping failed');
    process.exit(1);
  }
}

/**
 * Ends the process on SIGTERM, on SIGINT, and when the supervisor that started it is gone. To be called before anything is
 * started: until the returned function is told what runs, there is nothing to close, and the process ends at once.
 */
export function installShutdownHandlers(): (running: Running) => void {
  let running: Running | undefined;
  let ending = false;
  const end = (reason: string, code: number): void => {
    if (ending) return;
    ending = true;
    if (!running) process.exit(code);
    void endInOrder(running, reason);
  };
  process.on('SIGTERM', () => end('SIGTERM', 128 + 15));
  process.on('SIGINT', () => end('SIGINT', 128 + 2));
  if (process.channel) process.once('disconnect', () => end('the supervisor is gone', 1));
  return (what) => (running = what);
}
