import type { Attributes, Span } from '../context/span';
import { childTrace } from '../context/trace';
import type { Logger } from './logger';
import type { SpanKind, Tracer } from './tracer';

/** What of a process's configuration is about traces. */
export interface TracingConfig {
  otelExporterOtlpEndpoint?: string;
  tracesPercent: number;
}

let tracer: Tracer | undefined;

const nothing = (): void => undefined;

/** Whether anybody records spans; what is worth doing for them alone can be left out otherwise. */
export const isTracing = (): boolean => tracer !== undefined;

/** Begins a span below another one, as that one's `traceparent` says, or a new trace. Without tracing it only has its ids. */
export const beginSpan = (kind: SpanKind, name: string, parent?: string, attributes: Attributes = {}): Span =>
  tracer?.begin(kind, name, parent, attributes) ?? { traceparent: childTrace(parent), end: nothing };

/**
 * Begins to record, where the configuration names a collector; what that takes is loaded only then. Once in a process.
 * @param chooses whether this process says which traces are recorded; others do as who called them
 */
export async function startTracing(
  service: string,
  { otelExporterOtlpEndpoint: endpoint, tracesPercent: percent }: TracingConfig,
  logger: Logger,
  chooses = false,
): Promise<void> {
  if (endpoint === undefined) return;
  const { otlpTracer } = await import('./otlp.js');
  tracer = otlpTracer({ service, endpoint, percent, chooses, logger });
}

/** Sends what is left. */
export async function stopTracing(): Promise<void> {
  const ending = tracer;
  tracer = undefined;
  await ending?.stop();
}
