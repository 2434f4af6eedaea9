import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { FileResult, HttpResult } from './http-result';
import { matchesNone } from './etag';
import { rangeNotSatisfiable } from './http-error';
import { rangeOf } from './range';

/**
 * Has an adapter write the {@link HttpResult} or {@link FileResult} that a handler returns: status, headers, and the body as the text it already
 * is. An interceptor would do as well, but costs each request an observable of its own.
 */
export function writeResults(adapter: FastifyAdapter): FastifyAdapter {
  adapter.reply = (reply: unknown, answer: HttpResult | FileResult) => write(reply as FastifyReply, answer);
  return adapter;
}

function write(reply: FastifyReply, result: HttpResult | FileResult): FastifyReply {
  const { method, headers: asked } = reply.request;
  const unchanged =
    (method === 'GET' || method === 'HEAD') && !matchesNone(asked['if-none-match'], result.headers.etag);
  const { status, headers, body } = unchanged ? result : partAsked(result, asked);
  reply.headers(headers);
  if (headers['content-type'] === undefined) reply.type('application/json; charset=utf-8');
  if (!unchanged) return reply.code(status).send(body);
  if (body instanceof Readable) body.destroy();
  return reply.removeHeader('content-length').code(304).send();
}

/**
 * A file that is at hand as a whole can be had in parts, as viewers ask for it.
 * @throws ApiError 416 where the part begins behind the end
 */
function partAsked(result: HttpResult | FileResult, asked: IncomingHttpHeaders): HttpResult | FileResult {
  const { headers, body } = result;
  if (!Buffer.isBuffer(body)) return result;
  const whole = { ...result, headers: { ...headers, 'accept-ranges': 'bytes' } };
  const part = rangeOf(
    { range: asked.range, ifRange: asked['if-range'] as string | undefined },
    body.length,
    headers.etag,
  );
  if (part === undefined) return whole;
  if (part === 'unsatisfiable') throw rangeNotSatisfiable(body.length);
  const { start, end } = part;
  const bytes = body.subarray(start, end + 1);
  const place = { 'content-range': `bytes ${start}-${end}/${body.length}`, 'content-length': String(bytes.length) };
  return { status: 206, headers: { ...whole.headers, ...place }, body: bytes };
}
