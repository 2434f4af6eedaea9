import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Caller } from './caller';
import type { Span } from './span';
import { childTrace } from './trace';

/** What a change needs to know of the request or event that caused it. */
export interface Cause {
  requestId: string;
  /** W3C trace context. */
  traceparent: string;
  /** The id of the event that caused it, if one did. */
  causationId?: string;
}

/** What a caller says of the version that a change is based on: any, one of these, or nothing that can be understood. */
export type IfMatch = 'any' | 'malformed' | { versions: string[] };

/** One HTTP request, from the first hook to the answer. */
export class RequestContext implements Cause {
  caller?: Caller;
  /** Ends with the answer. */
  span?: Span;
  /** The body as received, before anything read it. */
  rawBody: Buffer = Buffer.alloc(0);

  constructor(
    readonly method: string,
    /** Path with query, as received. */
    readonly path: string,
    readonly requestId: string,
    readonly traceparent: string,
    readonly ifMatch?: IfMatch,
  ) {}
}

const storage = new AsyncLocalStorage<Cause>();

/** Runs `work` with a cause that logs and events of its making will name. */
export const withCause = <T>(cause: Cause, work: () => T): T => storage.run(cause, work);

/** The cause of what is being done, if anything outside caused it. */
export const currentCause = (): Cause | undefined => storage.getStore();

/** A cause for what nobody outside caused: a timer, a start. */
export const newCause = (): Cause => ({ requestId: randomUUID(), traceparent: childTrace() });
