import type { IncomingMessage } from 'node:http';
import type { Headers } from './security-headers';

const loopback = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/;
const exposed =
  'ETag, Location, Request-ID, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Idempotent-Replayed, Accept-Ranges, Content-Range, Content-Disposition';
const allowed = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range, Request-ID, X-API-Key, traceparent, tracestate',
  'access-control-max-age': '600',
};

/** Which web apps may read the answers. Tokens travel in a header, so credentials are never allowed. */
export class Cors {
  private readonly origins: Set<string>;
  private readonly loopback: boolean;

  /** @param configured origins separated by commas, `loopback` for any loopback one */
  constructor(configured = '') {
    this.origins = new Set(configured.split(',').filter((origin) => origin !== ''));
    this.loopback = this.origins.delete('loopback');
  }

  /** The headers for a caller's origin; `preflight` where the request was one, which has no other answer. */
  answer({ method, headers }: IncomingMessage): { headers: Headers; preflight: boolean } {
    const { origin } = headers;
    const vary: Headers = this.varies ? { vary: 'Origin' } : {};
    if (origin === undefined) return { headers: vary, preflight: false };
    const preflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
    if (!this.knows(origin)) return { headers: vary, preflight };
    const further = preflight ? allowed : { 'access-control-expose-headers': exposed };
    return { headers: { ...vary, 'access-control-allow-origin': origin, ...further }, preflight };
  }

  /** Whether answers depend on the origin. */
  get varies(): boolean {
    return this.loopback || this.origins.size > 0;
  }

  private knows(origin: string): boolean {
    return this.origins.has(origin) || (this.loopback && loopback.test(origin));
  }
}
