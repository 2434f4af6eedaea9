import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { FileResult, HttpResult } from './http-result';
import { matchesNone } from './etag';

/**
 * Has an adapter write the {@link HttpResult} or {@link FileResult} that a handler returns: status, headers, and the body as the text it already
 * is. An interceptor would do as well, but costs each request an observable of its own.
 */
export function writeResults(adapter: FastifyAdapter): FastifyAdapter {
  adapter.reply = (reply: unknown, answer: HttpResult | FileResult) => write(reply as FastifyReply, answer);
  return adapter;
}

function write(reply: FastifyReply, { status, headers, body }: HttpResult | FileResult): FastifyReply {
  const { method, headers: asked } = reply.request;
  const unchanged = (method === 'GET' || method === 'HEAD') && !matchesNone(asked['if-none-match'], headers.etag);
  reply.headers(headers);
  if (headers['content-type'] === undefined) reply.type('application/json; charset=utf-8');
  if (!unchanged) return reply.code(status).send(body);
  if (body instanceof Readable) body.destroy();
  return reply.removeHeader('content-length').code(304).send();
}
