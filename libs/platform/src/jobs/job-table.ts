import type { Cause } from '../context/request-context';
import type { Database } from '../persistence/database';
import type { Transaction } from '../persistence/transaction';
import type { Clock } from '../telemetry/clock';
import { backOffMs } from './back-off';
import type { Continuation, Job } from './job';

/** A process that is gone is succeeded after this time; one that lives renews its lease well before. */
export const leaseMs = 30_000;

export const maxAttemptsOf = ({ maxAttempts = 15 }: Job): number => maxAttempts;

/** A job that this process runs, as it was when it was taken. */
export interface Claim {
  kind: string;
  key: string;
  payload: object;
  cause: Cause;
  dueAt: Date;
  /** This one included. */
  attempts: number;
  /** Who runs it: nobody else can complete it, and this process no longer once another has taken it over. */
  token: string;
  /** Whether its lease had run out: the process that ran it before is gone, or stopped. */
  takenOver: boolean;
}

export interface KindState {
  kind: string;
  waiting: number;
  running: number;
  dead: number;
  /** Seconds since the oldest that is not dead was due. */
  age: number;
}

/** Another process runs the job, or it was cancelled. */
export class LeaseLostError extends Error {
  constructor({ kind, key }: Claim) {
    super(`the lease of job ${kind} ${key} is lost: it was taken over or cancelled`);
  }
}

const ready = `state <> 'dead' AND ready_at <= $2`;
const held = 'kind = $1 AND key = $2 AND lease_token = $3';
/** Nobody has armed the job again since it was taken. */
const current = 'generation = lease_generation';
const released = 'lease_token = NULL, lease_generation = NULL';
/** What was armed anew meanwhile waits for its own time, with all its attempts. */
const rearmed = `state = 'waiting', ready_at = due_at, attempts = 0, error = NULL, ${released}`;

const claim = `
  WITH next AS (
    SELECT key, state, coalesce(${current}, true) AS current FROM job WHERE kind = $1 AND ${ready}
    ORDER BY ready_at, key LIMIT 1 FOR UPDATE SKIP LOCKED)
  UPDATE job SET state = 'running', ready_at = $3, lease_token = gen_random_uuid(), lease_generation = generation,
    attempts = CASE WHEN next.current THEN attempts + 1 ELSE 1 END
  FROM next WHERE job.kind = $1 AND job.key = next.key
  RETURNING job.kind, job.key, payload, cause, due_at AS "dueAt", attempts, lease_token AS token,
    next.state = 'running' AS "takenOver"`;

const fail = `
  UPDATE job SET ${released}, error = $4,
    state = CASE WHEN ${current} THEN $5 ELSE 'waiting' END,
    due_at = CASE WHEN ${current} THEN coalesce($7, due_at) ELSE due_at END,
    ready_at = CASE WHEN ${current} THEN coalesce($7, $6) ELSE due_at END,
    attempts = CASE WHEN ${current} AND $7 IS NULL THEN attempts ELSE 0 END
  WHERE ${held} RETURNING state`;

/** The statements of the table in which jobs stand. Times are the clock's, so that tests may choose them. */
export class JobTable {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those of some kinds of which something is to be done. */
  async readyKinds(kinds: string[]): Promise<string[]> {
    const sql = `SELECT kind FROM unnest($1::text[]) AS known(kind)
      WHERE EXISTS (SELECT FROM job WHERE job.kind = known.kind AND ${ready})`;
    return (await this.database.query<{ kind: string }>(sql, [kinds, this.clock.now()])).map(({ kind }) => kind);
  }

  /** Kinds that have something to do, besides the known ones. */
  async kindsBesides(known: string[]): Promise<string[]> {
    const sql = `SELECT DISTINCT kind FROM job WHERE state <> 'dead' AND kind <> ALL($1) ORDER BY kind`;
    return (await this.database.query<{ kind: string }>(sql, [known])).map(({ kind }) => kind);
  }

  /** Arms what recurs, where it is not armed already or would come later than a period from now. */
  async armRecurring({ kind, everyMs = 0 }: Job): Promise<void> {
    const now = this.clock.now();
    const sql = `INSERT INTO job AS old (kind, key, payload, cause, due_at, ready_at) VALUES ($1, $1, '{}', '{}', $2, $2)
      ON CONFLICT (kind, key) DO UPDATE SET due_at = $2, ready_at = $2
      WHERE old.state = 'waiting' AND old.attempts = 0 AND old.due_at > $3`;
    await this.database.query(sql, [kind, now, new Date(now.getTime() + everyMs)]);
  }

  /** Takes the job of a kind that has waited longest, if one is ready. */
  async claim(kind: string): Promise<Claim | undefined> {
    const now = this.clock.now();
    const [row] = await this.database.query<Claim>(claim, [kind, now, new Date(now.getTime() + leaseMs)]);
    return row;
  }

  /** @throws LeaseLostError */
  async renew(claim: Claim): Promise<void> {
    const until = new Date(this.clock.now().getTime() + leaseMs);
    const sql = `UPDATE job SET ready_at = CASE WHEN ${current} THEN $4 ELSE greatest($4, due_at) END WHERE ${held} RETURNING key`;
    const rows = await this.database.query(sql, [...idOf(claim), until]);
    if (rows.length === 0) throw new LeaseLostError(claim);
  }

  /**
   * Ends a job with the transaction in which it completes, or has it go on.
   * @throws LeaseLostError where another process runs the job by now: the transaction must not commit
   */
  async complete(tx: Transaction, claim: Claim, job: Job, continuation: Continuation | undefined): Promise<void> {
    const ended = await this.end(tx, claim, job, continuation);
    if (ended || (await tx.execute(`UPDATE job SET ${rearmed} WHERE ${held}`, idOf(claim)))) return;
    throw new LeaseLostError(claim);
  }

  private end(tx: Transaction, claim: Claim, job: Job, continuation: Continuation | undefined): Promise<number> {
    const still = `WHERE ${held} AND ${current}`;
    const waits = `state = 'waiting', attempts = 0, error = NULL, ${released}`;
    if (continuation) {
      const { payload = claim.payload, at = tx.now } = continuation;
      const due = job.everyMs ? claim.dueAt : at;
      const sql = `UPDATE job SET ${waits}, payload = $4, due_at = $5, ready_at = $6 ${still}`;
      return tx.execute(sql, [...idOf(claim), JSON.stringify(payload), due, at]);
    }
    if (!job.everyMs) return tx.execute(`DELETE FROM job ${still}`, idOf(claim));
    const next = nextPeriod(claim.dueAt, job.everyMs, tx.now);
    return tx.execute(`UPDATE job SET ${waits}, payload = '{}', due_at = $4, ready_at = $4 ${still}`, [
      ...idOf(claim),
      next,
    ]);
  }

  /**
   * Puts a job off after a failed attempt. After the last one it is dead, or waits for its next period where it recurs.
   * @returns what became of it; undefined where another process runs it by now
   */
  async fail(claim: Claim, job: Job, error: string): Promise<'waiting' | 'dead' | 'skipped' | undefined> {
    const now = this.clock.now();
    const isLast = claim.attempts >= maxAttemptsOf(job);
    const skips = isLast && job.everyMs !== undefined;
    const again = new Date(now.getTime() + (isLast ? 0 : backOffMs(claim.attempts, Math.random())));
    const next = skips ? nextPeriod(claim.dueAt, job.everyMs as number, now) : null;
    const state = isLast && !skips ? 'dead' : 'waiting';
    const values = [...idOf(claim), error.slice(0, 4_000), state, again, next];
    const [row] = await this.database.query<{ state: 'waiting' | 'dead' } | never>(fail, values);
    return row && skips ? 'skipped' : row?.state;
  }

  /** Lets another process run the job; the attempt does not count. */
  async giveBack(claim: Claim): Promise<void> {
    const sql = `UPDATE job SET state = 'waiting', ready_at = due_at, ${released},
      attempts = CASE WHEN ${current} THEN attempts - 1 ELSE 0 END WHERE ${held}`;
    await this.database.query(sql, idOf(claim));
  }

  states(): Promise<KindState[]> {
    const sql = `SELECT kind, count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
        count(*) FILTER (WHERE state = 'running')::integer AS running, count(*) FILTER (WHERE state = 'dead')::integer AS dead,
        coalesce(extract(epoch FROM $1::timestamptz - min(due_at) FILTER (WHERE state <> 'dead' AND due_at <= $1)), 0)::float8 AS age
      FROM job GROUP BY kind`;
    return this.database.query<KindState>(sql, [this.clock.now()]);
  }
}

const idOf = ({ kind, key, token }: Claim): unknown[] => [kind, key, token];

/** The first time after now that lies whole periods after the last one. */
function nextPeriod(due: Date, everyMs: number, now: Date): Date {
  const periods = Math.floor(Math.max(now.getTime() - due.getTime(), 0) / everyMs) + 1;
  return new Date(due.getTime() + periods * everyMs);
}
