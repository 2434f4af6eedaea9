import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { tooManyRequests } from '@ovipro/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Passage } from '../proxy/passage';

const window = 1_000;
const callers = 20_000;

/** One budget for a caller, whatever API it calls: by `sub`, or by network address where no good token came. */
const keyOf = ({ context, ip }: Passage): string => {
  const sub = context.caller?.sub;
  return sub === undefined ? `address ${normalizeIP(ip)}` : `sub ${sub}`;
};

/** Makes {@link rateOf} possible once Fastify is ready. */
export function registerRateLimit(fastify: FastifyInstance, perSecond: number): void {
  fastify.register(rateLimit, {
    global: false,
    max: perSecond,
    timeWindow: window,
    cache: callers,
    keyGenerator: (passage) => keyOf(passage as unknown as Passage),
  });
}

export type Count = (passage: Passage) => Promise<void>;

/**
 * Counts a request and has its answer say what is left.
 * @returns undefined where there is no limit; the function throws ApiError 429
 */
export function rateOf(fastify: FastifyInstance, perSecond: number): Count | undefined {
  if (perSecond === 0) return undefined;
  const limit = fastify.createRateLimit();
  return async (passage) => {
    // the plugin asks a request for nothing but the options of its route
    const state = await limit({ ...passage, routeOptions: {} } as unknown as FastifyRequest);
    if (state.isAllowed) return;
    const { max, ttlInSeconds, remaining } = state;
    if (state.isExceeded) throw tooManyRequests({ limit: max, seconds: ttlInSeconds, message: 'Too many requests.' });
    Object.assign(passage.headers, {
      'ratelimit-limit': String(max),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(ttlInSeconds),
    });
  };
}
