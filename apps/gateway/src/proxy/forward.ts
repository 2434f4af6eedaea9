import { ApiError, type Logger, unavailable } from '@ovipro/platform';
import { hasBody, OverloadError } from '@ovipro/platform/edge';
import type { Dispatcher } from 'undici';
import type { Api } from '../prefixes';
import { RequestBody } from './request-body';
import { beginAnswer } from '../compression/compression';
import type { ResponseSink } from './upstream-response';
import { answerHeaders, requestHeaders } from './headers';
import { callerOf, type ProxyRequest, refuse } from './proxy-request';
import { badPath, assertPath } from './path';
import type { Upstream } from './upstream';

const resets = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];
/** No connection came about, so nothing was sent. */
const refusals = ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

const codeOf = (error: Error): string => (error as { code?: string }).code ?? '';

/** A service that starts anew, or another of its replicas, needs a moment. */
const refusalDelaysMs = [100, 300];

/**
 * How long to wait before the service is asked once more; undefined where it is not. Nothing was answered, and nothing can
 * have been done: a write that was sent is never sent twice.
 */
function retryDelayMs(method: string, error: Error, tries: number): number | undefined {
  if (refusals.includes(codeOf(error))) return refusalDelaysMs[tries];
  const harmless = method === 'GET' || method === 'HEAD';
  return harmless && tries === 0 && resets.includes(codeOf(error)) ? 0 : undefined;
}

/** The error that the caller gets when the service did not answer. */
function toClientError(error: Error): ApiError {
  if (error instanceof ApiError) return error;
  return codeOf(error) === 'UND_ERR_INVALID_ARG' ? badPath() : unavailable();
}

/** The gateway's own word: the service was not asked. */
const isRefusal = (error: Error): boolean =>
  error instanceof OverloadError || (error instanceof ApiError && error.kind === 'tooMany');

/** Forwards requests unchanged to the service's own path. */
export function forwarding({ base }: Api, upstream: Upstream, logger: Logger) {
  return (proxyRequest: ProxyRequest): void => {
    const { request, response, context, path } = proxyRequest;
    const method = request.method as Dispatcher.HttpMethod;
    assertPath(path);
    const send = (body: RequestBody | undefined, tries = 0): void => {
      const sink: ResponseSink = {
        begin: (status, headers) => {
          if (response.destroyed) return undefined;
          return beginAnswer(request, response, status, answerHeaders(base, headers, proxyRequest.headers));
        },
        fail: (error) => {
          const delayMs = retryDelayMs(method, error, tries);
          if (delayMs !== undefined && !response.destroyed)
            return void setTimeout(() => send(body, tries + 1), delayMs);
          // an upload that nobody reads would block the caller's connection
          body?.destroy();
          if (response.destroyed) return;
          const about = { service: upstream.service, requestId: context.requestId };
          if (!isRefusal(error))
            logger.warn({ event: 'proxy.upstream_failed', err: error, ...about }, 'service did not answer');
          refuse(proxyRequest, toClientError(error), logger);
        },
      };
      upstream.request(
        { method, path, headers: requestHeaders(proxyRequest, !body), body },
        callerOf(proxyRequest),
        sink,
      );
    };
    if (!hasBody(request)) return send(undefined);
    const body: RequestBody = new RequestBody(request, () => send(body));
  };
}
