import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { errorAnswer, toApiError } from '../errors/error-answer';
import type { Logger } from '../telemetry/logger';

/** Writes an error's one body. Only the log learns what an unexpected error was; what was thrown as an answer is told by the access log. */
export function sendError(error: unknown, reply: FastifyReply, logger: Logger): void {
  const known = toApiError(error);
  if (known.status >= 500 && known !== error)
    logger.error({ err: error instanceof Error ? error : new Error(String(error)) }, 'request failed');
  const { status, headers, body } = errorAnswer(known);
  void reply.status(status).headers(headers).type('application/json; charset=utf-8').send(body);
}

/** The only place that knows what errors are in HTTP. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    sendError(error, host.switchToHttp().getResponse<FastifyReply>(), this.logger);
  }
}
