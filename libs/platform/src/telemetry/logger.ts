import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import { currentCause } from '../context/request-context';
import { toError } from '../errors/to-error';

export type { Logger } from 'pino';

const nothing = (): void => undefined;

/**
 * Standard output. When its reader is gone, further lines are dropped: pino handles EPIPE only, and a process whose socket
 * was reset instead would hang at its exit, waiting to write the rest.
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

/** Nest's own messages as JSON lines; its messages at start at debug level. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug({ event: 'nest.log', message }, 'message of Nest');
  }

  warn(message: unknown): void {
    this.logger.warn({ event: 'nest.warning', message }, 'warning of Nest');
  }

  error(message: unknown, stack?: unknown): void {
    const err = typeof stack === 'string' ? Object.assign(toError(message), { stack }) : toError(message);
    this.logger.error({ event: 'nest.error', err }, 'error of Nest');
  }
}
