import { newCause, withCause } from '../context/request-context';
import type { UnitOfWork } from '../persistence/unit-of-work';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';
import { Attempt, WorkerStoppingError } from './attempt';
import type { Job } from './job';
import { type Claim, type JobTable, LeaseLostError, maxAttemptsOf } from './job-table';

export interface RunnerParts {
  table: JobTable;
  unitOfWork: UnitOfWork;
  metrics: Metrics;
  logger: Logger;
}

type Outcome = 'done' | 'failed' | 'dead' | 'skipped' | 'lost' | 'given-back';

/** Runs the jobs of one kind in as many lanes as it may have, and knows nothing of other kinds. */
export class KindRunner {
  private readonly lanes = new Set<Promise<void>>();
  private readonly attempts = new Set<Attempt>();
  private stopping = false;
  private runs = 0;

  constructor(
    readonly job: Job,
    private readonly parts: RunnerParts,
  ) {}

  /** Opens a lane where there is room; a lane that finds a job has another opened beside it. */
  wake(): void {
    if (this.stopping || this.lanes.size >= (this.job.concurrency ?? 1)) return;
    const lane = this.work().finally(() => this.lanes.delete(lane));
    this.lanes.add(lane);
  }

  /** Runs everything that is ready now; how many attempts that took. */
  async drain(): Promise<number> {
    const before = this.runs;
    this.wake();
    while (this.lanes.size > 0) await Promise.all(this.lanes);
    return this.runs - before;
  }

  /** Takes nothing more, tells what performs to end, and gives back what did not come through. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const attempt of this.attempts) attempt.end(stopped());
    await Promise.all(this.lanes);
  }

  private async work(): Promise<void> {
    const { table, logger } = this.parts;
    try {
      while (!this.stopping) {
        const claim = await table.claim(this.job.kind);
        if (!claim) return;
        this.wake();
        await this.run(this.job.everyMs ? { ...claim, cause: newCause() } : claim);
      }
    } catch (err) {
      logger.warn({ event: 'job.claim_failed', err, kind: this.job.kind }, 'jobs cannot be taken, trying again');
    }
  }

  private run(claim: Claim): Promise<void> {
    this.runs += 1;
    return withCause(claim.cause, async () => {
      const outcome = await this.attempt(claim);
      this.parts.metrics.jobsRun.inc({ kind: claim.kind, outcome });
    });
  }

  private async attempt(claim: Claim): Promise<Outcome> {
    const { table, unitOfWork, logger } = this.parts;
    const { kind, key, attempts } = claim;
    if (claim.takenOver) logger.warn({ event: 'job.taken_over', kind, key, attempts }, 'lease had run out');
    const attempt = new Attempt(this.job, claim, table, unitOfWork);
    this.attempts.add(attempt);
    try {
      if (this.stopping) attempt.end(stopped());
      if (attempts > maxAttemptsOf(this.job)) throw new Error('its process ended before it was through');
      await attempt.run();
      return 'done';
    } catch (error) {
      return await this.settle(claim, attempt.reason ?? error);
    } finally {
      this.attempts.delete(attempt);
    }
  }

  /** Where even this fails, the lease ends by itself and the job is taken again. */
  private async settle(claim: Claim, err: unknown): Promise<Outcome> {
    const { table, logger } = this.parts;
    const { kind, key, attempts } = claim;
    try {
      if (err instanceof WorkerStoppingError) {
        await table.giveBack(claim);
        return 'given-back';
      }
      const state = err instanceof LeaseLostError ? undefined : await table.fail(claim, this.job, messageOf(err));
      if (!state) logger.warn({ event: 'job.lease_lost', kind, key }, 'taken over or cancelled meanwhile');
      else if (state === 'waiting') logger.warn({ event: 'job.failed', err, kind, key, attempts }, 'attempt failed');
      else if (state === 'skipped')
        logger.error({ event: 'job.skipped', err, kind, key, attempts }, 'waits for its next period');
      else logger.error({ event: 'job.dead', err, kind, key, attempts }, 'last attempt failed');
      return outcomeOf[state ?? 'lost'];
    } catch (failure) {
      logger.warn(
        { event: 'job.settle_failed', err: failure, kind, key },
        'outcome not written, its lease will run out',
      );
      return 'lost';
    }
  }
}

const stopped = (): Error => new WorkerStoppingError('the worker is stopping');

const outcomeOf = { waiting: 'failed', dead: 'dead', skipped: 'skipped', lost: 'lost' } as const;

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
