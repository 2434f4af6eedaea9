import { Injectable } from '@nestjs/common';
import { EventServer } from '../events/event-server';
import { JobRunner } from '../jobs/job-runner';
import { Database } from '../persistence/database';
import { Metrics } from '../telemetry/metrics';

/** The gauges whose values are read when they are asked for. */
@Injectable()
export class Gauges {
  constructor(
    private readonly database: Database,
    private readonly events: EventServer,
    private readonly jobs: JobRunner,
    private readonly metrics: Metrics,
  ) {}

  async refresh(): Promise<void> {
    const { database, metrics, jobs } = this;
    const counts = [database.outbox(), database.deadLetters(), this.events.lags()] as const;
    const [{ depth, age }, letters, lags] = await Promise.all([...counts, jobs.measure()]);
    metrics.outboxDepth.set(depth);
    metrics.outboxAge.set(age);
    metrics.deadLetters.reset();
    letters.forEach((row) => metrics.deadLetters.set({ consumer: row.consumer }, row.letters));
    Object.entries(lags).forEach(([consumer, lag]) => metrics.consumerLag.set({ consumer }, lag));
  }
}
