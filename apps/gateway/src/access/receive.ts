import { badParameters, childTrace, isRequestId, RequestContext } from '@ovipro/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Cors } from './cors';
import type { Headers } from './security-headers';

export interface Reception {
  cors: Cors;
  /** Of all answers but pages. */
  headers: Headers;
  /** Of the documentation, which browsers show. */
  pageHeaders: Headers;
}

/**
 * What happens to every request first, also to one that no route takes.
 * @returns whether it was a preflight, which is answered now
 */
export function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  { cors, headers, pageHeaders }: Reception,
): boolean {
  const given = request.headers['request-id'];
  const known = isRequestId(given);
  const trace = childTrace(request.headers.traceparent as string | undefined);
  request.context = new RequestContext(request.method, request.url, known ? given : randomUUID(), trace);
  void reply.headers(request.url.startsWith('/docs') ? pageHeaders : headers);
  if (known) void reply.header('request-id', given);
  return cors.apply(request, reply);
}

const withoutHost = () => badParameters([{ path: 'Host', errorCode: 'VALUE_REQUIRED', message: 'is required' }]);

export function registerReception(fastify: FastifyInstance, reception: Reception): void {
  fastify.decorateRequest('context');
  fastify.addHook('onRequest', (request, reply, done) => {
    if (receive(request, reply, reception)) return;
    const nameless = request.headers.host === undefined && request.raw.httpVersion === '1.1';
    done(nameless ? withoutHost() : undefined);
  });
}
