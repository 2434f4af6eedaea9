import { tooManyRequests } from '@ovipro/platform';
import { shareOf } from '@ovipro/platform/edge';

export interface PendingLimits {
  /** Requests that may wait for the service; half of it for those that only read. */
  maxPending: number;
  /** Of these, the requests of one caller; 0 for no limit. */
  maxPendingPerCaller: number;
  /** Of the requests of one caller those that are at the service at a time; 0 for no limit. */
  maxAtServicePerCaller: number;
}

interface OfCaller {
  /** Handed to the service, and not answered yet. */
  atService: number;
  waiting: (() => void)[];
}

/** Whether the service answered, or refused because of overload. */
export type Outcome = 'answered' | 'shed';

/** When a service refuses, a fifth fewer may wait for it, once in this time; each good answer lets a twentieth of one more. */
const shrinkEveryMs = 100;
const shrinkBy = 0.8;
const growBy = 0.05;
const leastRoom = 8;

/**
 * The requests that wait for a service. As many may wait as it can answer before it thinks the wait too long: what it would
 * refuse is better refused here, and at once. So that nobody waits behind a crowd of somebody else's, only a few of one caller's
 * are at the service at a time, and the others wait here for their turn.
 */
export class Pending {
  private all = 0;
  private readonly callers = new Map<string, OfCaller>();
  private room: number;
  private shrunkAt = -Infinity;

  /** @param overloaded the error for a request for which there is no room */
  constructor(
    private readonly limits: PendingLimits,
    private readonly overloaded: () => Error,
  ) {
    this.room = limits.maxPending;
  }

  /** Why there is no room for a request; undefined where there is. */
  refusal(method: string, caller: string): Error | undefined {
    const { maxPendingPerCaller } = this.limits;
    const { atService, waiting } = this.callers.get(caller) ?? { atService: 0, waiting: [] };
    if (maxPendingPerCaller > 0 && atService + waiting.length >= maxPendingPerCaller)
      return tooManyRequests({ seconds: 1, message: 'Too many requests at a time.' });
    return this.all >= this.room * shareOf(method) ? this.overloaded() : undefined;
  }

  /** Hands a request on when it is its turn. It has to be told of by {@link leave} in any case. */
  enter(caller: string, handOn: () => void): void {
    const of = this.callers.get(caller) ?? { atService: 0, waiting: [] };
    this.callers.set(caller, of);
    this.all += 1;
    if (of.atService >= (this.limits.maxAtServicePerCaller || Infinity)) return void of.waiting.push(handOn);
    of.atService += 1;
    handOn();
  }

  /**
   * A request that was handed on is answered, or will not be.
   * @param outcome nothing where it is neither
   */
  leave(caller: string, outcome?: Outcome): void {
    this.learn(outcome);
    const of = this.callers.get(caller) as OfCaller;
    this.all -= 1;
    const next = of.waiting.shift();
    if (next) return next();
    of.atService -= 1;
    if (of.atService === 0) this.callers.delete(caller);
  }

  private learn(outcome: Outcome | undefined): void {
    const { maxPending } = this.limits;
    if (outcome === 'answered') this.room = Math.min(this.room + growBy, maxPending);
    const now = performance.now();
    if (outcome !== 'shed' || now - this.shrunkAt < shrinkEveryMs) return;
    this.shrunkAt = now;
    this.room = Math.max(Math.min(this.room, this.all) * shrinkBy, Math.min(leastRoom, maxPending));
  }
}
