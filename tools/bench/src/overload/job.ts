/** A request as it is sent each time, but for its Request-ID. */
export interface Template {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** A rate that is kept whatever is answered, or a number of callers of whom each waits for its answer. */
export interface Phase {
  seconds: number;
  perSecond?: number;
  callers?: number;
}

export interface Job {
  url: string;
  /** Sent in turn. */
  templates: Template[];
  phases: Phase[];
}

/** One request: when it was sent, in milliseconds since the job began, its phase, its status, and how long it took. */
export interface Sample {
  at: number;
  phase: number;
  status: number;
  ms: number;
}
