import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { type FileResult, type HttpResult, RemoteFile } from './http-result';
import { matchesNone } from './etag';
import { rangeNotSatisfiable } from './http-error';
import { rangeOf } from './range';

/**
 * Has an adapter write the {@link HttpResult} or {@link FileResult} that a handler returns: status, headers, and the body as the text it already
 * is. An interceptor would do as well, but costs each request an observable of its own.
 */
export function writeResults(adapter: FastifyAdapter): FastifyAdapter {
  adapter.reply = (reply: unknown, answer: HttpResult | FileResult) => write(reply as FastifyReply, answer) as never;
  return adapter;
}

/** Where a file has to be fetched first, its headers are written once it comes: what goes wrong has headers of its own. */
function write(reply: FastifyReply, result: HttpResult | FileResult): FastifyReply | Promise<void> {
  const { method, headers: asked } = reply.request;
  const unchanged =
    (method === 'GET' || method === 'HEAD') && !matchesNone(asked['if-none-match'], result.headers.etag);
  if (unchanged) return writeUnchanged(reply, result);
  const { status, headers, body } = partAsked(result, asked);
  if (!(body instanceof RemoteFile)) return send(reply, status, headers, body);
  if (method === 'HEAD') return send(reply, status, headers, '');
  return body.fetch().then((stream) => void send(reply, status, headers, stream));
}

function send(
  reply: FastifyReply,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer | Readable,
): FastifyReply {
  writeHeaders(reply, headers);
  return reply.code(status).send(body);
}

function writeUnchanged(reply: FastifyReply, { headers, body }: HttpResult | FileResult): FastifyReply {
  writeHeaders(reply, headers);
  if (body instanceof Readable) body.destroy();
  return reply.removeHeader('content-length').code(304).send();
}

function writeHeaders(reply: FastifyReply, headers: Record<string, string>): void {
  reply.headers(headers);
  if (headers['content-type'] === undefined) reply.type('application/json; charset=utf-8');
}

/**
 * A file whose parts are at hand or can be fetched can be had in parts, as viewers ask for it.
 * @throws ApiError 416 where the part begins behind the end
 */
function partAsked(result: HttpResult | FileResult, asked: IncomingHttpHeaders): HttpResult | FileResult {
  const { headers, body } = result;
  if (!Buffer.isBuffer(body) && !(body instanceof RemoteFile)) return result;
  const whole = { ...result, headers: { ...headers, 'accept-ranges': 'bytes' } };
  const part = rangeOf(
    { range: asked.range, ifRange: asked['if-range'] as string | undefined },
    body.length,
    headers.etag,
  );
  if (part === undefined) return whole;
  if (part === 'unsatisfiable') throw rangeNotSatisfiable(body.length);
  const { start, end } = part;
  const bytes = Buffer.isBuffer(body)
    ? body.subarray(start, end + 1)
    : new RemoteFile(end + 1 - start, () => body.fetch(part));
  const place = { 'content-range': `bytes ${start}-${end}/${body.length}`, 'content-length': String(bytes.length) };
  return { status: 206, headers: { ...whole.headers, ...place }, body: bytes };
}
