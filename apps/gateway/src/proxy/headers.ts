import { shedHeader } from '@ovipro/platform/edge';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Headers } from '../access/security-headers';
import type { ProxyRequest } from './proxy-request';

/** Of one hop only: RFC 9110, section 7.6.1. */
const ofOneHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Besides those, what would be a caller's word on where it comes from, and what ends here. `Expect` is answered by then, and it is
 * the gateway that compresses. */
const notForwarded = new Set([
  ...ofOneHop,
  'host',
  'proxy-authorization',
  'http2-settings',
  'expect',
  'accept-encoding',
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'x-api-key',
]);
const notPassedOn = new Set([...ofOneHop, shedHeader]);

/** The headers that `Connection` names, which end here too. */
const namesIn = (connection: string | undefined): string[] | undefined =>
  connection === undefined || connection === 'keep-alive'
    ? undefined
    : connection.split(',').map((name) => name.trim().toLowerCase());

/**
 * A request's headers as the service gets them.
 * @param bare without a body: its length would be a lie
 */
export function requestHeaders({ request, ip, context }: ProxyRequest, bare: boolean): IncomingHttpHeaders {
  const { headers } = request;
  const forwarded: IncomingHttpHeaders = {};
  const named = namesIn(headers.connection);
  for (const name in headers) if (!notForwarded.has(name) && !named?.includes(name)) forwarded[name] = headers[name];
  if (bare) forwarded['content-length'] = undefined;
  forwarded['x-forwarded-for'] = ip;
  forwarded.traceparent = context.traceparent;
  return forwarded;
}

/**
 * An answer's headers as the caller gets them: `Location` can be followed at the gateway.
 * @param own the gateway's
 */
export function answerHeaders(base: string, headers: IncomingHttpHeaders, own: Headers): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = { ...own };
  for (const name in headers) if (!notPassedOn.has(name)) passed[name] = headers[name];
  const { location, vary } = headers;
  if (own.vary !== undefined && vary !== undefined) passed.vary = `${vary}, ${own.vary}`;
  if (location?.startsWith('/') && !location.startsWith('//')) passed.location = base + location;
  return passed;
}
