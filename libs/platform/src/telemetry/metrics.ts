import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The metrics of one process, answered at `/metrics` of its management port. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route template',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly requestsShed = new Counter({
    name: 'http_requests_shed_total',
    help: 'Requests that were refused because of overload, by what there was too much of',
    labelNames: ['reason'],
    registers: [this.registry],
  });

  readonly outboxDepth = new Gauge({
    name: 'outbox_depth',
    help: 'Events that wait for the relay',
    registers: [this.registry],
  });
  readonly outboxAge = new Gauge({
    name: 'outbox_oldest_age_seconds',
    help: 'Age of the oldest event that waits for the relay',
    registers: [this.registry],
  });
  readonly relayBatch = new Histogram({
    name: 'relay_batch_duration_seconds',
    help: 'Time to publish a batch',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 3],
    registers: [this.registry],
  });
  readonly relayed = new Counter({ name: 'relay_events_total', help: 'Events published', registers: [this.registry] });
  readonly consumerLag = new Gauge({
    name: 'consumer_lag',
    help: 'Events that a consumer has not handled yet',
    labelNames: ['consumer'],
    registers: [this.registry],
  });
  readonly handled = new Counter({
    name: 'events_handled_total',
    help: 'Events handled, by outcome',
    labelNames: ['consumer', 'outcome'],
    registers: [this.registry],
  });
  readonly batchFallbacks = new Counter({
    name: 'consumer_batch_fallbacks_total',
    help: 'Batches that failed, whose events were then handled one by one',
    labelNames: ['consumer'],
    registers: [this.registry],
  });
  readonly deadLetters = new Gauge({
    name: 'dead_letters',
    help: 'Events that wait for redrive',
    labelNames: ['consumer'],
    registers: [this.registry],
  });
  readonly jobsWaiting = this.jobGauge('jobs_waiting', 'Jobs that wait for their time or for a worker');
  readonly jobsRunning = this.jobGauge('jobs_running', 'Jobs that a worker runs');
  readonly jobsDead = this.jobGauge('jobs_dead', 'Jobs that failed for the last time and wait for redrive');
  readonly jobsOldestAge = this.jobGauge('jobs_oldest_age_seconds', 'How long the oldest job has been due');
  readonly jobsRun = new Counter({
    name: 'jobs_run_total',
    help: 'Runs of jobs, by outcome',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    // its default looks at the event loop 100 times a second, which an idle process would pay for
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 100 });
  }

  private jobGauge(name: string, help: string): Gauge<'kind'> {
    return new Gauge({ name, help, labelNames: ['kind'], registers: [this.registry] });
  }
}
