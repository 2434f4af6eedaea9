import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../errors/api-error';
import { toError } from '../errors/to-error';
import type { Logger } from '../telemetry/logger';
import { LOGGER } from '../tokens';
import { type ErrorAnswer, errorAnswer } from './error-answer';

/** The answer to an error. An unexpected error is logged with its stack; the caller gets nothing of it. */
export function answerTo(error: unknown, logger: Logger): ErrorAnswer {
  const answer = errorAnswer(error);
  if (answer.status >= 500 && !(error instanceof ApiError))
    logger.error({ event: 'http.request_failed', err: toError(error) }, 'request failed');
  return answer;
}

export const jsonType = 'application/json; charset=utf-8';

/** Sends the answer to an error. */
export function sendError(error: unknown, reply: FastifyReply, logger: Logger): void {
  const { status, headers, body } = answerTo(error, logger);
  void reply.status(status).headers(headers).type(jsonType).send(body);
}

/** Answers every error that a controller throws. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    sendError(error, host.switchToHttp().getResponse<FastifyReply>(), this.logger);
  }
}
