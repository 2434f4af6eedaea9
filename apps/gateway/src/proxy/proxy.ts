import replyFrom, { type FastifyReplyFromHooks } from '@fastify/reply-from';
import { ApiError, type Logger, sendError, timedOut, unavailable } from '@ovipro/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { METHODS, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import { admission, type Admission } from '../access/admission';
import { rateOf } from '../access/rate-limit';
import type { Api } from '../prefixes';
import { Body, hasBody } from './body';
import type { Exchange } from './exchange';
import { answerHeaders, requestHeaders } from './headers';
import { badPath, pathBelow } from './path';
import type { Upstream } from './upstream';

export interface Proxied extends Omit<Admission, 'count'> {
  perSecond: number;
  /** Whether answers depend on the caller's origin. */
  varies: boolean;
  logger: Logger;
}

const methods = METHODS.filter((method) => method !== 'CONNECT');
const resets = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];

/** No method has a body that the gateway would parse. To be called before the routes are registered. */
export function forwardAllMethods(fastify: FastifyInstance): void {
  for (const method of methods) fastify.addHttpMethod(method, { hasBody: false, overrideExisting: true });
}

/** What the caller is told where the service could not be asked. */
function toldOf(error: Error): ApiError {
  const { cause } = error;
  if (cause instanceof ApiError) return cause;
  return (cause as { code?: string } | undefined)?.code === 'UND_ERR_HEADERS_TIMEOUT' ? timedOut() : unavailable();
}

/** Once more, where nothing was answered and nothing can have been done. A write is never sent twice. */
const retryDelay: FastifyReplyFromHooks['retryDelay'] = ({ err, attempt, req }) => {
  if (!err || attempt > 0 || (req.method !== 'GET' && req.method !== 'HEAD')) return null;
  return resets.includes((err as { code?: string }).code ?? '') ? 1 : null;
};

function optionsOf({ base }: Api, upstream: Upstream, { varies, logger }: Proxied): FastifyReplyFromHooks {
  return {
    retryDelay,
    rewriteRequestHeaders: (request, headers) => requestHeaders(request as FastifyRequest, headers as never),
    rewriteHeaders: (headers) => answerHeaders(base, headers as never, varies),
    onResponse: (_request, reply, { stream }) => {
      const exchange = stream as unknown as Exchange;
      if (reply.sent) return exchange.destroy();
      reply.hijack();
      // what is left of a body is read and dropped; closing would take the answer from a caller that still sends
      reply.removeHeader('connection');
      exchange.into(reply.raw as ServerResponse);
      reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
    },
    onError: (reply, { error }) => {
      const { requestId } = reply.request.context;
      const cause = error.cause instanceof Error ? error.cause : error;
      if (!reply.raw.destroyed)
        logger.warn({ service: upstream.service, error: cause.message, requestId }, 'the service did not answer');
      sendError(toldOf(error), reply as FastifyReply, logger);
    },
  };
}

/** Hands a request on as it is, to the service's own path. */
function forwarding(api: Api, upstream: Upstream, parts: Proxied) {
  const options = optionsOf(api, upstream, parts);
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const path = pathBelow(api.base, request.url);
    const send = (): void => {
      try {
        reply.from(path, options);
      } catch {
        sendError(badPath(), reply, parts.logger);
      }
    };
    if (hasBody(request.raw)) request.body = new Body(request.raw, send);
    else send();
  };
}

/** Serves an API below its base path; what is there, and by which methods, its service knows. */
export function serveApi(fastify: FastifyInstance, api: Api, upstream: Upstream, parts: Proxied): void {
  fastify.register((scope, _options, done) => {
    const dispatcher = upstream as unknown as { request: Dispatcher['request'] };
    scope.register(replyFrom, { base: upstream.url, undici: dispatcher, disableRequestLogging: true });
    scope.setErrorHandler((error, _request, reply) => sendError(error, reply, parts.logger));
    scope.addHook('onRequest', admission(api, { ...parts, count: rateOf(scope, parts.perSecond) }));
    const handler = forwarding(api, upstream, parts);
    for (const url of [api.base, `${api.base}/*`]) scope.route({ method: methods, url, handler });
    done();
  });
}
