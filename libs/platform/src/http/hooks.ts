import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Access } from '../auth/permission';
import type { TokenVerifier } from '../auth/token-verifier';
import { RequestContext, withCause } from '../context/request-context';
import type { Outcome } from '../context/span';
import type { LoadShedder } from '../load/load-shedder';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';
import { beginSpan } from '../telemetry/tracing';
import { parseIfMatch } from './etag';
import { headersFault } from './headers';
import { isRequestId } from './request-id';

declare module 'fastify' {
  interface FastifyRequest {
    context: RequestContext;
    /** Refused because of overload. */
    shed: boolean;
  }
}

const header = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

function contextOf(request: FastifyRequest): RequestContext {
  const given = request.headers['request-id'];
  const requestId = isRequestId(given) ? given : randomUUID();
  const span = beginSpan('server', request.method, header(request.headers.traceparent));
  const ifMatch = parseIfMatch(header(request.headers['if-match']));
  const context = new RequestContext(request.method, request.url, requestId, span.traceparent, ifMatch);
  context.span = span;
  return context;
}

/** Repeats the Request-ID in the answer. */
export function echoRequestId(request: FastifyRequest, reply: FastifyReply): void {
  const given = request.headers['request-id'];
  if (isRequestId(given)) void reply.header('request-id', given);
}

const accessOf = (request: FastifyRequest): Access | undefined =>
  (request.routeOptions.config as { access?: Access }).access;

/** Health checks, keys and API documents: who asks for these gets them however much there is to do. */
const isAlwaysAnswered = (request: FastifyRequest): boolean => accessOf(request)?.requestId === false;

/** Before any route: repeats the Request-ID in the answer, refuses what is too much, makes the context, verifies the token. */
export function registerRequestHooks(fastify: FastifyInstance, verifier: TokenVerifier, load: LoadShedder): void {
  fastify.decorateRequest('context');
  fastify.decorateRequest('shed', false);
  fastify.addHook('onRequest', (request, reply, done) => {
    echoRequestId(request, reply);
    try {
      if (!isAlwaysAnswered(request)) load.admit(request.method, reply.raw);
    } catch (error) {
      request.shed = true;
      return done(error as Error);
    }
    const context = (request.context = contextOf(request));
    withCause(context, () => {
      const fault = headersFault(request.raw);
      if (fault) return done(fault);
      if (accessOf(request)?.public) return done();
      verifier.verify(request.headers.authorization).then((caller) => {
        context.caller = caller;
        done();
      }, done);
    });
  });
}

/** One answered request. */
export interface AccessLogEntry {
  method: string;
  /** As in `/leads/:leadId`. */
  route: string;
  status: number;
  milliseconds: number;
  context?: RequestContext;
  /** Refused because of overload. */
  shed?: boolean;
}

/** Logs and measures each request; health checks and what is refused because of overload are measured only. */
export const accessLogger =
  (logger: Logger, metrics?: Metrics) =>
  ({ method, route, status, milliseconds, context, shed }: AccessLogEntry): void => {
    metrics?.requests.observe({ method, route, status: String(status) }, milliseconds / 1_000);
    if (shed || /^\/health/.test(route)) return;
    const ms = Math.round(milliseconds * 10) / 10;
    const { requestId, caller } = context ?? {};
    logger.info({ event: 'http.request', requestId, method, route, status, ms, sub: caller?.sub }, 'request');
  };

/** How the span of a request ends. */
export const spanOutcome = (method: string, route: string, status: number): Outcome => ({
  name: `${method} ${route}`,
  attributes: { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status },
  ...(status >= 500 && { error: status }),
});

export function registerTelemetry(fastify: FastifyInstance, logAccess: (entry: AccessLogEntry) => void): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, context, shed } = request;
    const route = request.routeOptions.url ?? 'unknown';
    context?.span?.end(spanOutcome(method, route, reply.statusCode));
    logAccess({ method, route, status: reply.statusCode, milliseconds: reply.elapsedTime, context, shed });
    done();
  });
}
