import { type Logger, type RequestContext } from '@ovipro/platform';
import { normalizeIP } from '@fastify/rate-limit';
import { answerTo, jsonType, OverloadError, shedHeader } from '@ovipro/platform/edge';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Headers } from '../access/security-headers';

/** A request below a prefix on its way through the gateway, and the answer to it. */
export interface ProxyRequest {
  request: IncomingMessage;
  response: ServerResponse;
  context: RequestContext;
  /** The path at the service, with its query. */
  path: string;
  /** The caller's address. */
  ip: string;
  /** The gateway's own headers for the answer, whoever gives it. */
  headers: Headers;
  /** Refused because of overload. */
  shed: boolean;
}

/** Whose a request is: by `sub`, or by network address where no good token came. */
export const callerOf = ({ context, ip }: ProxyRequest): string => {
  const sub = context.caller?.sub;
  return sub === undefined ? `address ${normalizeIP(ip)}` : `sub ${sub}`;
};

/** Answers with an error's one body. */
export function refuse(proxyRequest: ProxyRequest, error: unknown, logger: Logger): void {
  const { response, headers: own } = proxyRequest;
  proxyRequest.shed = error instanceof OverloadError;
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = answerTo(error, logger);
  delete headers[shedHeader];
  const text = JSON.stringify(body);
  const ofBody = { 'content-type': jsonType, 'content-length': Buffer.byteLength(text) };
  response.writeHead(status, { ...own, ...headers, ...ofBody }).end(text);
}
