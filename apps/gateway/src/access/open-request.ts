import { RequestContext } from '@ovipro/platform';
import { beginSpan, headersFault, isRequestId } from '@ovipro/platform/edge';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Cors } from './cors';
import type { Headers } from './security-headers';

export interface EdgePolicy {
  cors: Cors;
  /** Whether answers are compressed for callers who ask for that. */
  compresses: boolean;
  /** Of all answers but pages. */
  headers: Headers;
  /** Of the documentation, which browsers show. */
  pageHeaders: Headers;
}

export interface OpenedRequest {
  context: RequestContext;
  /** What every answer to the request carries. */
  headers: Headers;
  /** Whether it was a preflight, which is answered by these headers alone. */
  preflight: boolean;
}

/** What happens to every request first, also to one that no route takes. */
export function openRequest(
  request: IncomingMessage,
  { cors, compresses, headers, pageHeaders }: EdgePolicy,
): OpenedRequest {
  const { method = '', url = '' } = request;
  const given = request.headers['request-id'];
  const known = isRequestId(given);
  const span = beginSpan('server', method, request.headers.traceparent as string | undefined);
  const context = new RequestContext(method, url, known ? given : randomUUID(), span.traceparent);
  context.span = span;
  const shared = cors.answer(request);
  if (!compresses) delete request.headers['accept-encoding'];
  const vary = [shared.headers.vary, compresses ? 'Accept-Encoding' : undefined].filter(Boolean).join(', ');
  return {
    context,
    headers: {
      ...(url.startsWith('/docs') ? pageHeaders : headers),
      ...(known && { 'request-id': given }),
      ...shared.headers,
      ...(vary !== '' && { vary }),
    },
    preflight: shared.preflight,
  };
}

/** Receives a request that Fastify answers. @returns whether it was a preflight, which is answered now */
export function openFastifyRequest(policy: EdgePolicy, request: FastifyRequest, reply: FastifyReply): boolean {
  const { context, headers, preflight } = openRequest(request.raw, policy);
  request.context = context;
  void reply.headers(headers);
  if (preflight) void reply.code(204).send();
  return preflight;
}

export function registerEdgePolicy(fastify: FastifyInstance, policy: EdgePolicy): void {
  fastify.decorateRequest('context');
  fastify.addHook('onRequest', (request, reply, done) => {
    if (openFastifyRequest(policy, request, reply)) return;
    done(headersFault(request.raw));
  });
}
