import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Answer } from './answer';
import { matchesNone } from './etag';

/** Writes an {@link Answer}: status, headers, and the body as the text it already is. */
export class AnswerInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = execution.switchToHttp();
    return next
      .handle()
      .pipe(
        map((answer: Answer) => write(answer, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>())),
      );
  }
}

function write(answer: Answer, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const unchanged = request.method === 'GET' && !matchesNone(request.headers['if-none-match'], answer.headers.etag);
  reply.headers(answer.headers);
  if (answer.headers['content-type'] === undefined) void reply.type('application/json; charset=utf-8');
  void reply.code(unchanged ? 304 : answer.status);
  return unchanged ? undefined : answer.body;
}
