import type { Attributes, Span } from '../context/span';
import type { Logger } from './logger';

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal';

/** A way to begin spans, and to send what is left of them at the end. */
export interface Tracer {
  begin(kind: SpanKind, name: string, parent: string | undefined, attributes: Attributes): Span;
  stop(): Promise<void>;
}

/** What a tracer needs to know; see `startTracing`. */
export interface TracingOptions {
  service: string;
  /** Base URL of a collector that takes OTLP over HTTP. */
  endpoint: string;
  /** Of 100 traces, how many are recorded. */
  percent: number;
  chooses: boolean;
  logger: Logger;
}
