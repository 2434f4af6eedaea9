import type { Logger } from './telemetry/logger';

const shutdownTimeoutMs = 10_000;

/** Closes the application and exits on SIGTERM, on SIGINT, and when the supervisor that started the process is gone. */
export function installShutdownHandlers(close: () => Promise<void>, logger: Logger): void {
  let ending = false;
  const end = (reason: string) => {
    if (ending) return;
    ending = true;
    logger.info({ event: 'process.stopping', reason }, 'stopping');
    setTimeout(() => process.exit(1), shutdownTimeoutMs).unref();
    close().then(
      () => process.exit(0),
      (err: unknown) => {
        logger.error({ event: 'process.stop_failed', err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(signal));
  if (process.channel) process.once('disconnect', () => end('the supervisor is gone'));
}
