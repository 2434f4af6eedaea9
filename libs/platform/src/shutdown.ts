import type { Logger } from './telemetry/logger';

const shutdownTimeoutMs = 10_000;

/** Ends the process in order on SIGTERM, SIGINT, and when the supervisor that started it is gone. */
export function installShutdownHandlers(close: () => Promise<void>, logger: Logger): void {
  let ending = false;
  const end = (why: string) => {
    if (ending) return;
    ending = true;
    logger.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), shutdownTimeoutMs).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error: String(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(signal));
  if (process.channel) process.once('disconnect', () => end('the supervisor is gone'));
}
