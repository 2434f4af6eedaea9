/** What the load generator is asked to do. */
export interface Job {
  url: string;
  headers: Record<string, string>;
  /** Sent by POST, each time with a Request-ID of its own. */
  body?: string;
  /** Sent in turn instead, each with a Request-ID of its own. */
  requests?: { path: string; method?: 'POST'; body?: string }[];
  connections: number;
  seconds: number;
  /** Requests each second, of all connections; as many as are answered unless given. */
  rate?: number;
}

/** What came of it. */
export interface Load {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Of one core, from 0 to 1: what the generator itself took. */
  share: number;
}
