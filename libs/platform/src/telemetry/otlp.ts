import { type Context, diag, type DiagLogger, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { Logger } from './logger';
import type { Tracer, TracingOptions } from './tracer';

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

const format = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function contextOf(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = format.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: parseInt(flags, 16) & 1, isRemote: true });
}

/** A collector that is away is no fault of the process; that it is, is said. */
const diagnosis = (logger: Logger): DiagLogger => {
  const nothing = (): void => undefined;
  const tell = (message: string): void =>
    logger.warn({ event: 'tracing.export_failed', message }, 'spans were not exported');
  return { error: tell, warn: tell, info: nothing, debug: nothing, verbose: nothing };
};

/** Records spans by OpenTelemetry, and exports them by OTLP. */
export function otlpTracer({ service, endpoint, percent, chooses, logger }: TracingOptions): Tracer {
  diag.setLogger(diagnosis(logger));
  const ratio = new TraceIdRatioBasedSampler(percent / 100);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // who calls from outside does not choose what is recorded
    sampler: chooses ? ratio : new ParentBasedSampler({ root: ratio }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }))],
  });
  const tracer = provider.getTracer('ovipro');
  return {
    begin: (kind, name, parent, attributes) => {
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, contextOf(parent));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-0${traceFlags & 1}`,
        end: ({ name: better, attributes: more, error } = {}) => {
          if (better !== undefined) span.updateName(better);
          if (more) span.setAttributes(more);
          if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    stop: () => provider.shutdown(),
  };
}
