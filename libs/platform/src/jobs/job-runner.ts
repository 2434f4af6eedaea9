import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../persistence/database';
import { UnitOfWork } from '../persistence/unit-of-work';
import { Clock } from '../telemetry/clock';
import type { Logger } from '../telemetry/logger';
import { Metrics } from '../telemetry/metrics';
import { LOGGER } from '../tokens';
import type { Job } from './job';
import { JobTable } from './job-table';
import { KindRunner, type RunnerParts } from './kind-runner';

const pollEveryMs = 1_000;

/** Jobs wait that no handler of this service is there for: of a newer version, or of one that left them behind. */
export class UnknownJobKindError extends Error {
  constructor(kinds: string[]) {
    super(`Jobs wait of kinds that this version has no handler for: ${kinds.join(', ')}`);
  }
}

/** Runs jobs in a worker, any number of workers beside each other: each job by one at a time, each kind for itself. */
@Injectable()
export class JobRunner {
  private readonly kinds = new Map<string, KindRunner>();
  private readonly table: JobTable;
  private readonly parts: RunnerParts;
  private timer?: NodeJS.Timeout;
  private polling: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    database: Database,
    unitOfWork: UnitOfWork,
    clock: Clock,
    metrics: Metrics,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.table = new JobTable(database, clock);
    this.parts = { table: this.table, unitOfWork, metrics, logger };
  }

  /**
   * Names the handlers of some kinds; modules of the worker role call it when they are made.
   * @throws Error where a kind has one already
   */
  register(...jobs: Job[]): this {
    for (const job of jobs) {
      if (this.kinds.has(job.kind)) throw new Error(`There are two jobs of kind ${job.kind}.`);
      this.kinds.set(job.kind, new KindRunner(job, this.parts));
    }
    return this;
  }

  /**
   * Arms what recurs.
   * @throws UnknownJobKindError
   */
  async begin(): Promise<void> {
    const unknown = await this.table.kindsBesides([...this.kinds.keys()]);
    if (unknown.length > 0) throw new UnknownJobKindError(unknown);
    for (const { job } of this.kinds.values()) if (job.everyMs) await this.table.armRecurring(job);
  }

  /** Looks for jobs from now on. */
  start(): void {
    this.polling = this.poll().finally(() => {
      if (!this.stopping) this.timer = setTimeout(() => this.start(), pollEveryMs);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.polling;
    await Promise.all([...this.kinds.values()].map((kind) => kind.stop()));
  }

  /** Runs everything that is ready now, for tests that are the only worker; how many attempts that took. */
  async runReady(): Promise<number> {
    const runs = await Promise.all([...this.kinds.values()].map((kind) => kind.drain()));
    return runs.reduce((sum, count) => sum + count, 0);
  }

  /** Brings the gauges up to date. */
  async measure(): Promise<void> {
    const { metrics } = this.parts;
    const none = [...this.kinds.keys()].map((kind) => ({ kind, waiting: 0, running: 0, dead: 0, age: 0 }));
    const gauges = [metrics.jobsWaiting, metrics.jobsRunning, metrics.jobsDead, metrics.jobsOldestAge];
    const states = await this.table.states();
    gauges.forEach((gauge) => gauge.reset());
    for (const { kind, ...state } of [...none, ...states]) {
      metrics.jobsWaiting.set({ kind }, state.waiting);
      metrics.jobsRunning.set({ kind }, state.running);
      metrics.jobsDead.set({ kind }, state.dead);
      metrics.jobsOldestAge.set({ kind }, state.age);
    }
  }

  /** One look for all kinds; hardly ever is anything ready. */
  private async poll(): Promise<void> {
    try {
      for (const kind of await this.table.readyKinds([...this.kinds.keys()])) this.kinds.get(kind)?.wake();
    } catch (err) {
      if (!this.stopping)
        this.parts.logger.warn({ event: 'job.poll_failed', err }, 'jobs cannot be looked for, trying again');
    }
  }
}
