import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ErrorAnswer, errorAnswer, toApiError } from '../errors/error-answer';
import type { Logger } from '../telemetry/logger';

/** What an error is answered with. Only the log learns what an unexpected one was; what was thrown as an answer is told by the access log. */
export function answerTo(error: unknown, logger: Logger): ErrorAnswer {
  const known = toApiError(error);
  if (known.status >= 500 && known !== error)
    logger.error({ err: error instanceof Error ? error : new Error(String(error)) }, 'request failed');
  return errorAnswer(known);
}

export const jsonType = 'application/json; charset=utf-8';

/** Writes an error's one body. */
export function sendError(error: unknown, reply: FastifyReply, logger: Logger): void {
  const { status, headers, body } = answerTo(error, logger);
  void reply.status(status).headers(headers).type(jsonType).send(body);
}

/** The only place that knows what errors are in HTTP. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    sendError(error, host.switchToHttp().getResponse<FastifyReply>(), this.logger);
  }
}
