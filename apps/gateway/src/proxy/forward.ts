import { ApiError, hasBody, type Logger, unavailable } from '@ovipro/platform';
import type { Dispatcher } from 'undici';
import type { Api } from '../prefixes';
import { RequestBody } from './request-body';
import type { ResponseSink } from './upstream-response';
import { answerHeaders, requestHeaders } from './headers';
import { type ProxyRequest, refuse } from './proxy-request';
import { badPath, assertPath } from './path';
import type { Upstream } from './upstream';

const resets = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];

const codeOf = (error: Error): string => (error as { code?: string }).code ?? '';

/** Whether to send the request again: a read whose connection was reset. A write is never sent twice. */
const mayRetry = (method: string, error: Error): boolean =>
  (method === 'GET' || method === 'HEAD') && resets.includes(codeOf(error));

/** The error that the caller gets when the service did not answer. */
function toClientError(error: Error): ApiError {
  if (error instanceof ApiError) return error;
  return codeOf(error) === 'UND_ERR_INVALID_ARG' ? badPath() : unavailable();
}

/** Forwards requests unchanged to the service's own path. */
export function forwarding({ base }: Api, upstream: Upstream, logger: Logger) {
  return (proxyRequest: ProxyRequest): void => {
    const { request, response, context, path } = proxyRequest;
    const method = request.method as Dispatcher.HttpMethod;
    assertPath(path);
    const send = (body: RequestBody | undefined, retry: boolean): void => {
      const sink: ResponseSink = {
        begin: (status, headers) => {
          if (response.destroyed) return undefined;
          return response.writeHead(status, answerHeaders(base, headers, proxyRequest.headers));
        },
        fail: (error) => {
          if (retry && mayRetry(method, error)) return send(body, false);
          // an upload that nobody reads would block the caller's connection
          body?.destroy();
          if (response.destroyed) return;
          const about = { service: upstream.service, requestId: context.requestId };
          logger.warn({ event: 'proxy.upstream_failed', err: error, ...about }, 'service did not answer');
          refuse(proxyRequest, toClientError(error), logger);
        },
      };
      upstream.request({ method, path, headers: requestHeaders(proxyRequest, !body), body }, sink);
    };
    if (!hasBody(request)) return send(undefined, true);
    const body: RequestBody = new RequestBody(request, () => send(body, true));
  };
}
