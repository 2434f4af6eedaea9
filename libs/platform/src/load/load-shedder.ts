import type { EventEmitter } from 'node:events';
import { ApiError } from '../errors/api-error';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';
import { LoopDelay } from './loop-delay';

/** What a process takes on; 0 for no limit. */
export interface LoadLimits {
  /** Requests at a time. */
  inFlight: number;
  /** By how much the event loop may be late. */
  loopDelayMs: number;
  /** How long a request may wait for a connection to the database. */
  poolWaitMs: number;
}

export type ShedReason = 'requests in flight' | 'event loop' | 'database connections' | 'service';

/** By this header the gateway knows that a service refused because of overload, and sends it fewer requests. */
export const shedHeader = 'x-shed';

/** The process has more to do than it can, and did not begin with the request. */
export class OverloadError extends ApiError {
  constructor() {
    super('unavailable', 'TECHNICAL_ERROR', 'Too many requests are being answered.', { retryAfterSeconds: 1 });
  }
}

/** Whether a request changes anything; those that do not are refused first. */
export const isWrite = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** How much of a limit there is for a request: half of it for one that only reads, so that writes still get through. */
export const shareOf = (method: string): number => (isWrite(method) ? 1 : 0.5);

const logEveryMs = 1_000;

/** Refuses requests at once where those that were taken on would become too slow for everybody. */
export class LoadShedder {
  private inFlight = 0;
  private readonly loopDelay = new LoopDelay();
  private unlogged = 0;
  private loggedAt = -Infinity;

  /** @param poolWaitMs how long the first who waits for a connection has waited */
  constructor(
    private readonly limits: LoadLimits,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
    private readonly poolWaitMs: () => number = () => 0,
  ) {}

  /**
   * Takes a request in, until its answer has gone out or its caller has gone away.
   * @throws OverloadError
   */
  admit(method: string, response: EventEmitter): void {
    const reason = this.reasonAgainst(shareOf(method));
    if (reason) throw this.refusal(reason);
    this.inFlight += 1;
    response.once('close', () => (this.inFlight -= 1));
  }

  /** Counts a refusal. There are too many of them to log each. */
  refusal(reason: ShedReason): OverloadError {
    this.metrics.requestsShed.inc({ reason });
    this.unlogged += 1;
    const now = performance.now();
    if (now - this.loggedAt > logEveryMs) {
      const about = { event: 'http.requests_shed', reason, requests: this.unlogged };
      this.logger.warn(about, 'more requests than can be answered, some are refused');
      [this.loggedAt, this.unlogged] = [now, 0];
    }
    return new OverloadError();
  }

  private reasonAgainst(share: number): ShedReason | undefined {
    const { inFlight, loopDelayMs, poolWaitMs } = this.limits;
    if (inFlight > 0 && this.inFlight >= inFlight * share) return 'requests in flight';
    if (loopDelayMs > 0 && this.loopDelay.value > loopDelayMs * share) return 'event loop';
    if (poolWaitMs > 0 && this.poolWaitMs() > poolWaitMs * share) return 'database connections';
    return undefined;
  }
}
