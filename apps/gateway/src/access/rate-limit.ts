import rateLimit from '@fastify/rate-limit';
import { tooManyRequests } from '@ovipro/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerOf, type ProxyRequest } from '../proxy/proxy-request';

const windowMs = 1_000;
const maxCallers = 20_000;

/** Makes {@link rateOf} possible once Fastify is ready. */
export function registerRateLimit(fastify: FastifyInstance, perSecond: number): void {
  fastify.register(rateLimit, {
    global: false,
    max: perSecond,
    timeWindow: windowMs,
    cache: maxCallers,
    // one budget for a caller, whatever API it calls
    keyGenerator: (proxyRequest) => callerOf(proxyRequest as unknown as ProxyRequest),
  });
}

export type Count = (proxyRequest: ProxyRequest) => Promise<void>;

/**
 * Counts a request and has its answer say what is left.
 * @returns undefined where there is no limit; the function throws ApiError tooMany
 */
export function rateOf(fastify: FastifyInstance, perSecond: number): Count | undefined {
  if (perSecond === 0) return undefined;
  const limit = fastify.createRateLimit();
  return async (proxyRequest) => {
    // the plugin asks a request for nothing but the options of its route
    const state = await limit({ ...proxyRequest, routeOptions: {} } as unknown as FastifyRequest);
    if (state.isAllowed) return;
    const { max, ttlInSeconds, remaining } = state;
    if (state.isExceeded) throw tooManyRequests({ limit: max, seconds: ttlInSeconds, message: 'Too many requests.' });
    Object.assign(proxyRequest.headers, {
      'ratelimit-limit': String(max),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(ttlInSeconds),
    });
  };
}
