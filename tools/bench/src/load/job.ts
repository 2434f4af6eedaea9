/** What the load generator is asked to do. */
export interface Job {
  url: string;
  headers: Record<string, string>;
  /** Sent by POST, each time with a Request-ID of its own. */
  body?: string;
  connections: number;
  seconds: number;
}

/** What came of it. */
export interface Load {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  /** Of one core, from 0 to 1: what the generator itself took. */
  share: number;
}
