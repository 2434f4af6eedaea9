import rateLimit from '@fastify/rate-limit';
import { tooManyRequests } from '@ovipro/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerOf, type ProxyRequest } from '../proxy/proxy-request';

const windowMs = 1_000;
const maxCallers = 20_000;

/** How many requests a second one caller may send to all gateways together, 0 for any number, and how many gateways there are. */
export interface Rate {
  perSecond: number;
  gateways: number;
}

/** Makes {@link rateOf} possible once Fastify is ready. */
export function registerRateLimit(fastify: FastifyInstance, { perSecond, gateways }: Rate): void {
  fastify.register(rateLimit, {
    global: false,
    // its requests are spread evenly over the gateways, so that each counts for its share alone
    max: Math.ceil(perSecond / gateways),
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
export function rateOf(fastify: FastifyInstance, { perSecond, gateways }: Rate): Count | undefined {
  if (perSecond === 0) return undefined;
  const limit = fastify.createRateLimit();
  return async (proxyRequest) => {
    // the plugin asks a request for nothing but the options of its route
    const state = await limit({ ...proxyRequest, routeOptions: {} } as unknown as FastifyRequest);
    if (state.isAllowed) return;
    const { ttlInSeconds: seconds, remaining } = state;
    if (state.isExceeded) throw tooManyRequests({ limit: perSecond, seconds, message: 'Too many requests.' });
    Object.assign(proxyRequest.headers, {
      'ratelimit-limit': String(perSecond),
      'ratelimit-remaining': String(Math.min(remaining * gateways, perSecond)),
      'ratelimit-reset': String(seconds),
    });
  };
}
