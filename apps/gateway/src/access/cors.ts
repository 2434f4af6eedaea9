import type { FastifyReply, FastifyRequest } from 'fastify';

const loopback = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/;
const exposed =
  'ETag, Location, Request-ID, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Idempotent-Replayed';
const allowed = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'Authorization, Content-Type, If-Match, If-None-Match, Request-ID, X-API-Key, traceparent, tracestate',
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

  /**
   * Sets what the caller's origin may have.
   * @returns whether the request was a preflight, which is answered now
   */
  apply({ method, headers }: FastifyRequest, reply: FastifyReply): boolean {
    const { origin } = headers;
    if (this.varies) void reply.header('vary', 'Origin');
    if (origin === undefined) return false;
    const known = this.knows(origin);
    if (known) void reply.header('access-control-allow-origin', origin);
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
      void reply
        .headers(known ? allowed : {})
        .code(204)
        .send();
      return true;
    }
    if (known) void reply.header('access-control-expose-headers', exposed);
    return false;
  }

  /** Whether answers depend on the origin. */
  get varies(): boolean {
    return this.loopback || this.origins.size > 0;
  }

  private knows(origin: string): boolean {
    return this.origins.has(origin) || (this.loopback && loopback.test(origin));
  }
}
