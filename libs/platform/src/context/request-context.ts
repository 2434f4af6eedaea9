import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Caller } from './caller';

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

/** 128 random bits but six, in hexadecimal. UUIDs come from a pool of entropy; asking the system each time costs a request 2 µs. */
const hex = (): string => randomUUID().replaceAll('-', '');

/** The caller's trace with a span of our own, or a new trace. */
export function childTrace(traceparent?: string): string {
  const known = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(traceparent ?? '');
  return known && !/^0+$/.test(known[1])
    ? `00-${known[1]}-${hex().slice(16)}-${known[2]}`
    : `00-${hex()}-${hex().slice(16)}-01`;
}

/** A cause for what nobody outside caused: a timer, a start. */
export const newCause = (): Cause => ({ requestId: randomUUID(), traceparent: childTrace() });
