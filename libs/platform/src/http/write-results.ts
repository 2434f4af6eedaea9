import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { HttpResult } from './http-result';
import { matchesNone } from './etag';

/**
 * Has an adapter write the {@link HttpResult} that a handler returns: status, headers, and the body as the text it already
 * is. An interceptor would do as well, but costs each request an observable of its own.
 */
export function writeResults(adapter: FastifyAdapter): FastifyAdapter {
  adapter.reply = (reply: unknown, answer: HttpResult) => write(reply as FastifyReply, answer);
  return adapter;
}

function write(reply: FastifyReply, { status, headers, body }: HttpResult): FastifyReply {
  const { method, headers: asked } = reply.request;
  const unchanged = method === 'GET' && !matchesNone(asked['if-none-match'], headers.etag);
  reply.headers(headers);
  if (headers['content-type'] === undefined) reply.type('application/json; charset=utf-8');
  return reply.code(unchanged ? 304 : status).send(unchanged ? undefined : body);
}
