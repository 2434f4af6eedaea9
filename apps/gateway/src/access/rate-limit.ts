import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { tooManyRequests } from '@ovipro/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const window = 1_000;
const callers = 20_000;

/** One budget for a caller, whatever API it calls: by `sub`, or by network address where no good token came. */
const keyOf = (request: FastifyRequest): string => {
  const sub = request.context.caller?.sub;
  return sub === undefined ? `address ${normalizeIP(request.ip)}` : `sub ${sub}`;
};

/** Makes {@link rateOf} possible in all contexts below. */
export function registerRateLimit(fastify: FastifyInstance, perSecond: number): void {
  fastify.register(rateLimit, {
    global: false,
    max: perSecond,
    timeWindow: window,
    cache: callers,
    keyGenerator: keyOf,
  });
}

export type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Counts a request and tells the caller what is left.
 * @returns undefined where there is no limit; the function throws ApiError 429
 */
export function rateOf(fastify: FastifyInstance, perSecond: number): Count | undefined {
  if (perSecond === 0) return undefined;
  const limit = fastify.createRateLimit();
  return async (request, reply) => {
    const state = await limit(request);
    if (state.isAllowed) return;
    const seconds = String(state.ttlInSeconds);
    void reply
      .header('ratelimit-limit', state.max)
      .header('ratelimit-remaining', state.remaining)
      .header('ratelimit-reset', seconds);
    if (!state.isExceeded) return;
    throw tooManyRequests({ limit: state.max, seconds: state.ttlInSeconds, message: 'Too many requests.' });
  };
}
