export type Attributes = Record<string, string | number | boolean>;

/** How something ended. */
export interface Outcome {
  /** A better name than it began with, such as that of the route that was found. */
  name?: string;
  attributes?: Attributes;
  /** Given where it failed. */
  error?: unknown;
}

/** Something that a process does within a trace. */
export interface Span {
  /** For what it causes: W3C trace context. */
  traceparent: string;
  end(outcome?: Outcome): void;
}
