import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Answer } from './answer';
import { matchesNone } from './etag';

/**
 * Has an adapter write the {@link Answer} that a handler returns: status, headers, and the body as the text it already
 * is. An interceptor would do as well, but costs each request an observable of its own.
 */
export function writeAnswers(adapter: FastifyAdapter): FastifyAdapter {
  adapter.reply = (reply: unknown, answer: Answer) => write(reply as FastifyReply, answer);
  return adapter;
}

function write(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  const { method, headers: asked } = reply.request;
  const unchanged = method === 'GET' && !matchesNone(asked['if-none-match'], headers.etag);
  reply.headers(headers);
  if (headers['content-type'] === undefined) reply.type('application/json; charset=utf-8');
  return reply.code(unchanged ? 304 : status).send(unchanged ? undefined : body);
}
