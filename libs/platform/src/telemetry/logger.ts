import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import { currentCause } from '../context/request-context';

export type { Logger } from 'pino';

const nothing = (): void => undefined;

/**
 * Standard output. When its reader is gone the lines are lost and nothing else: pino's own guard knows EPIPE alone,
 * and a process whose socket was reset instead would wait at its exit for ever to write the rest.
 */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  output.on('error', () => Object.assign(output, { write: nothing, end: nothing, flushSync: nothing }));
  return output;
}

/** JSON lines on standard output; every line names the request that caused it. */
export const createLogger = (service: string, level: string): Logger =>
  pino(
    {
      level,
      base: { service, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ['authorization', 'password', '*.authorization', '*.password'],
      mixin: () => {
        const cause = currentCause();
        return cause ? { requestId: cause.requestId, traceparent: cause.traceparent } : {};
      },
    },
    standardOutput(),
  );

/** Nest's own messages as JSON lines; its chatter at start only at debug level. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug({ message });
  }

  warn(message: unknown): void {
    this.logger.warn({ message }, 'nest');
  }

  error(message: unknown, stack?: unknown): void {
    this.logger.error({ message, stack }, 'nest');
  }
}
