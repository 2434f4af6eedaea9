import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { withCause } from '../context/request-context';
import { isEncoded } from './headers';

/** 1 MiB: what the largest document of the references needs many times over. */
export const maxBodyBytes = 1_048_576;

/** A request's body as received; read by the request guard after path and permission have been looked at. */
export interface RawBody {
  bytes: Buffer;
  tooLarge: boolean;
  /** It is compressed or otherwise encoded, and was not read. */
  encoded?: boolean;
}

/** Whether a request brings a body: RFC 9112, section 6.3. GET and HEAD give theirs no meaning. */
export function hasBody({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Reads a body. What goes past the limit is read and dropped, so that the caller gets to read the answer. */
function read({ raw }: FastifyRequest, done: (error?: Error, body?: RawBody) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = (tooLarge: boolean) => done(undefined, { bytes: Buffer.concat(tooLarge ? [] : chunks), tooLarge });
  if (Number(raw.headers['content-length']) > maxBodyBytes) return finish(true);
  const take = (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBodyBytes) return void chunks.push(chunk);
    raw.off('data', take);
    raw.off('end', end);
    raw.resume();
    finish(true);
  };
  const end = () => finish(false);
  raw.on('data', take);
  raw.once('end', end);
  raw.once('error', (error: Error) => done(error));
}

/** Takes every body as bytes and refuses none, so that the order of checks is the guard's to keep. */
export function registerRawBody(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', (request, _reply, done) => {
    if (!hasBody(request.raw)) return done();
    if (isEncoded(request.headers)) {
      request.body = { bytes: Buffer.alloc(0), tooLarge: false, encoded: true } satisfies RawBody;
      return done();
    }
    read(request, (error, body) => {
      const { context } = request;
      request.body = body;
      if (body) context.rawBody = body.bytes;
      // what a connection brings belongs to no request until it is said whose it is
      withCause(context, () => done(error));
    });
  });
}
