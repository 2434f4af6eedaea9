import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import { type Coding, codingFor } from './coding';

/** Below this the headers weigh more than what is saved. */
const minBytes = 1_024;
/** Text; pictures and PDFs are compressed as they are. */
const compressible = /^(?:text\/|application\/(?:json|javascript|[\w.-]+\+(?:json|xml))|image\/svg\+xml)/i;
/** Answers that have no body, or a part of one. */
const bare = [204, 206, 304];

const brotli = (bytes?: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    ...(bytes !== undefined && { [constants.BROTLI_PARAM_SIZE_HINT]: bytes }),
  },
});

function isWorthIt(status: number, headers: OutgoingHttpHeaders, bytes: number | undefined): boolean {
  return (
    !bare.includes(status) &&
    (bytes === undefined || bytes >= minBytes) &&
    headers['content-encoding'] === undefined &&
    compressible.test(String(headers['content-type'] ?? '')) &&
    !/no-transform/i.test(String(headers['cache-control'] ?? ''))
  );
}

const lengthIn = ({ 'content-length': length }: OutgoingHttpHeaders): number | undefined =>
  length === undefined ? undefined : Number(length);

/**
 * Begins an answer, compressed where the caller asks for that. The ETag stays: it names a version of the resource, which
 * has no other bytes to name, and `Vary` keeps the forms apart.
 * @returns where its body goes
 */
export function beginAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
): ServerResponse | Transform {
  const coding = codingFor(request.headers['accept-encoding']);
  const bytes = lengthIn(headers);
  if (!coding || !isWorthIt(status, headers, bytes)) return response.writeHead(status, headers);
  const { 'content-length': _length, ...others } = headers;
  response.writeHead(status, { ...others, 'content-encoding': coding });
  if (request.method === 'HEAD') return response;
  const compressor = coding === 'br' ? createBrotliCompress(brotli(bytes)) : createGzip();
  // a caller who goes away ends the compressor, and with it the request at the service
  pipeline(compressor, response, () => undefined);
  return compressor;
}

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** The whole text in a coding. */
export const compressed = (text: string | Buffer, coding: Coding): Promise<Buffer> =>
  coding === 'br' ? compress.br(text, brotli(Buffer.byteLength(text))) : compress.gzip(text);

/** Compresses the pages that the gateway has itself, unless they come compressed. */
export function registerCompression(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    const coding = codingFor(request.headers['accept-encoding']);
    const headers = reply.getHeaders() as OutgoingHttpHeaders;
    if (!coding || !isWorthIt(reply.statusCode, headers, Buffer.byteLength(payload))) return payload;
    void reply.header('content-encoding', coding).removeHeader('content-length');
    return compressed(payload, coding);
  });
}
