import { currentCause, newCause } from '../context/request-context';
import type { Transaction } from '../persistence/transaction';
import type { StatementText } from '../persistence/write-set';

interface JobSettings {
  /** Names the job's rows, metrics and log lines; unique within the service, as in `render-offer`. */
  kind: string;
  /** How many of the kind one worker process runs at a time; 1 unless it says otherwise. */
  concurrency?: number;
  /** Attempts before the job is dead; 15 unless it says otherwise, which takes some four hours. */
  maxAttempts?: number;
  /** Makes it recur: one row with the kind as its key, armed by the start of a worker and again by each completion. */
  everyMs?: number;
}

/** What `complete` answers to have its job go on under the same key, as with the next page. */
export interface Continuation<P extends object = object> {
  /** The same unless given. */
  payload?: P;
  /** At once unless given. */
  at?: Date;
}

type Completion<P extends object> = Promise<Continuation<P> | void>;

/** A job as the worker runs it; `defineJob` says what each step is for. */
export interface Job<P extends object = object> extends JobSettings {
  timeLimitMs?: number;
  load?(tx: Transaction, payload: P): Promise<object | undefined>;
  perform?(input: object, signal: AbortSignal): Promise<unknown>;
  complete?(tx: Transaction, input: object, result: unknown): Completion<P>;
}

interface JobSteps<P extends object, I extends object, R> {
  /**
   * Reads what the work needs, in a short transaction. It is frozen, so that the steps after it see the same. Without
   * this step the input is the payload.
   * @returns undefined where there is nothing to do any more
   */
  load?(tx: Transaction, payload: P): Promise<I | undefined>;
  /**
   * Writes down what came of it, in a short transaction that ends the job; only whoever holds the lease commits it. A job
   * that is one short transaction has this step alone.
   */
  complete?(tx: Transaction, input: Readonly<I>, result: R): Completion<P>;
}

interface Slow<I extends object, R> {
  /** Milliseconds that `perform` may take. Its signal is aborted then, and the attempt has failed. */
  timeLimitMs: number;
  /** The slow part: no transaction, no lock. May happen twice, where a process was killed after it. */
  perform(input: Readonly<I>, signal: AbortSignal): Promise<R>;
}

interface Short {
  timeLimitMs?: undefined;
  perform?: undefined;
}

/** Describes a job: what may take long, or is to happen later. Register it with the `JobRunner` in a module of the worker. */
export const defineJob = <P extends object, I extends object = P, R = unknown>(
  job: JobSettings & JobSteps<P, I, R> & (Slow<I, R> | Short),
): Job<P> => job as Job<P>;

export interface Arming<P extends object> {
  /** Names the work within its kind, as in the id of the resource. */
  key: string;
  payload: P;
  /** Not before then; at once unless given. */
  at?: Date;
}

export const jobs = {
  /**
   * Has a job run once the transaction has committed. A key that is armed already gets this payload and time instead; where
   * it is running, it runs once more after that.
   */
  enqueue<P extends object>(tx: Transaction, job: Job<P>, { key, payload, at = tx.now }: Arming<NoInfer<P>>): void {
    const { requestId, traceparent, causationId } = currentCause() ?? newCause();
    put(tx, job.kind, key, (parameters) => {
      const values = [
        job.kind,
        key,
        JSON.stringify(payload),
        JSON.stringify({ requestId, traceparent, causationId }),
        at,
      ];
      const types = ['text', 'text', 'jsonb', 'jsonb', 'timestamptz'];
      const places = values.map((value, index) => parameters.add(value, types[index]));
      return `INSERT INTO job AS old (kind, key, payload, cause, due_at, ready_at) VALUES (${places.join(', ')}, ${places[4]})
        ON CONFLICT (kind, key) DO UPDATE SET ${rearm}`;
    });
  },

  /** Forgets a job, whatever its state. One that is running cannot complete any more. */
  cancel(tx: Transaction, { kind }: Pick<Job, 'kind'>, key: string): void {
    put(
      tx,
      kind,
      key,
      (parameters) => `DELETE FROM job WHERE kind = ${parameters.add(kind)} AND key = ${parameters.add(key)}`,
    );
  },
};

/** A lease outlasts its job's being armed anew: whoever runs it goes on, and what is new waits for the end. */
const rearm = `payload = excluded.payload, cause = excluded.cause, due_at = excluded.due_at, error = NULL,
  generation = old.generation + 1, state = CASE old.state WHEN 'running' THEN 'running' ELSE 'waiting' END,
  attempts = CASE old.state WHEN 'running' THEN old.attempts ELSE 0 END,
  ready_at = CASE old.state WHEN 'running' THEN greatest(old.ready_at, excluded.due_at) ELSE excluded.due_at END`;

/** Written along with the rows of the transaction; of several for one job, the last. */
const put = (tx: Transaction, kind: string, key: string, statement: StatementText): void =>
  tx.defer(JSON.stringify(['job', kind, key]), statement);
