import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** RFC 9110, section 7.6.1, and what would be a caller's word on where it comes from. `Expect` is answered by then. */
const notForwarded = [
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  'http2-settings',
  'expect',
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'x-api-key',
];
const notPassedOn = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-connection', 'te', 'trailer', 'upgrade'];

/** A request's headers as the service gets them. */
export function requestHeaders(request: FastifyRequest, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  for (const name of notForwarded) if (headers[name] !== undefined) headers[name] = undefined;
  // without a body to send its length would be a lie
  if (request.body === undefined) headers['content-length'] = undefined;
  headers['x-forwarded-for'] = request.ip;
  headers.traceparent = request.context.traceparent;
  return headers;
}

/**
 * An answer's headers as the caller gets them: `Location` can be followed at the gateway.
 * @param varies whether the gateway's own headers depend on the caller's origin
 */
export function answerHeaders(base: string, headers: IncomingHttpHeaders, varies: boolean): IncomingHttpHeaders {
  for (const name of notPassedOn) if (headers[name] !== undefined) delete headers[name];
  const { location, vary } = headers;
  if (varies && vary !== undefined) headers.vary = `${vary}, Origin`;
  if (location?.startsWith('/') && !location.startsWith('//')) headers.location = base + location;
  return headers;
}
