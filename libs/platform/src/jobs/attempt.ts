import type { UnitOfWork } from '../persistence/unit-of-work';
import { deepFreeze } from '../persistence/deep-freeze';
import type { Job } from './job';
import { type Claim, type JobTable, LeaseLostError, leaseMs } from './job-table';

const renewEveryMs = leaseMs / 3;
/** What a perform that was told to end may still take to do so. */
const abortGraceMs = 5_000;

/** The worker ends; the job is another's. */
export class WorkerStoppingError extends Error {}

/** One run of a job's three steps under a lease that is kept up meanwhile. */
export class Attempt {
  private readonly ended = new AbortController();
  private abortTimer?: NodeJS.Timeout;

  constructor(
    private readonly job: Job,
    private readonly claim: Claim,
    private readonly table: JobTable,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Why it ended early, if it did. */
  get reason(): unknown {
    return this.ended.signal.reason;
  }

  end(reason: Error): void {
    this.ended.abort(reason);
  }

  /** @throws whatever a step throws, or why the attempt was ended; nothing is written then */
  async run(): Promise<void> {
    const renewal = setInterval(() => void this.renew(), renewEveryMs);
    try {
      const input = await this.load();
      const result = input && this.job.perform ? await this.perform(input) : undefined;
      await this.complete(input, result);
    } finally {
      clearInterval(renewal);
    }
  }

  private async load(): Promise<object | undefined> {
    const { job, claim } = this;
    if (!job.load) return deepFreeze(claim.payload);
    return deepFreeze(await this.unitOfWork.run(async (tx) => job.load?.(tx, claim.payload), { cause: claim.cause }));
  }

  private async perform(input: object): Promise<unknown> {
    const { job, ended } = this;
    ended.signal.throwIfAborted();
    const late = new Error(`${job.kind} took longer than ${job.timeLimitMs} ms`);
    const timer = setTimeout(() => this.end(late), job.timeLimitMs);
    try {
      const performing = (async () => job.perform?.(input, ended.signal))();
      const result = await Promise.race([performing, this.unheeded()]);
      // a result that came in time for the end of the worker is still one
      if (ended.signal.aborted && !(this.reason instanceof WorkerStoppingError)) throw this.reason;
      return result;
    } finally {
      clearTimeout(timer);
      clearTimeout(this.abortTimer);
    }
  }

  /** Rejects once the attempt has ended and whoever performs has not listened. */
  private unheeded(): Promise<never> {
    const { signal } = this.ended;
    return new Promise((_, reject) => {
      const give = () => (this.abortTimer = setTimeout(() => reject(signal.reason as Error), abortGraceMs));
      signal.addEventListener('abort', give, { once: true });
    });
  }

  private async complete(input: object | undefined, result: unknown): Promise<void> {
    const { job, claim, unitOfWork } = this;
    await unitOfWork.run(
      async (tx) => {
        const continuation = input && (await job.complete?.(tx, input, result));
        await this.table.complete(tx, claim, job, continuation ?? undefined);
      },
      { cause: claim.cause },
    );
  }

  private async renew(): Promise<void> {
    try {
      await this.table.renew(this.claim);
    } catch (error) {
      // any other fault may pass before the lease ends
      if (error instanceof LeaseLostError) this.end(error);
    }
  }
}
