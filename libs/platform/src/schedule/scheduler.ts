import { newCause, withCause } from '../context/request-context';
import type { Database } from '../persistence/database';
import type { Transaction } from '../persistence/transaction';
import type { UnitOfWork } from '../persistence/unit-of-work';
import type { Clock } from '../telemetry/clock';
import type { Logger } from '../telemetry/logger';
import type { ScheduledWork } from './schedule';

interface Due {
  key: string;
  kind: string;
  payload: object;
  attempts: number;
}

const longestPause = 3_600_000;

/** Runs what is due, any number of replicas beside each other: each row is taken by one, in one transaction. */
export class Scheduler {
  private readonly works = new Map<string, ScheduledWork>();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Names who does the work of a kind. Aggregates call it when their module starts. */
  register(work: ScheduledWork): this {
    this.works.set(work.kind, work);
    return this;
  }

  /** Makes sure that what recurs has a row to start from. */
  async begin(tx: Transaction): Promise<void> {
    const kinds = [...this.works.values()].filter(({ recurs }) => recurs).map(({ kind }) => kind);
    const sql = `INSERT INTO schedule (key, kind, due_at, payload) SELECT kind, kind, $2, '{}' FROM unnest($1::text[]) AS kind
      ON CONFLICT DO NOTHING`;
    await tx.query(sql, [kinds, tx.now]);
  }

  /** Runs everything that is due now; the number of rows done. */
  async runDue(): Promise<number> {
    if (!(await this.isDue())) return 0;
    for (let done = 0; ; done += 1) if (!(await this.runOne())) return done;
  }

  /** A look that needs no transaction: once a second, and hardly ever is anything due. */
  private async isDue(): Promise<boolean> {
    const sql = 'SELECT 1 FROM schedule WHERE due_at <= $1 LIMIT 1';
    return (await this.database.query(sql, [this.clock.now()])).length > 0;
  }

  private async runOne(): Promise<boolean> {
    let taken: Due | undefined;
    try {
      await this.unitOfWork.run(async (tx) => {
        taken = await this.take(tx);
        if (taken) await this.perform(tx, taken);
      });
    } catch (error) {
      if (!taken) throw error;
      await this.putOff(taken, error);
    }
    return taken !== undefined;
  }

  private async take(tx: Transaction): Promise<Due | undefined> {
    const [due] = await tx.query<Due>(
      `DELETE FROM schedule WHERE key = (
         SELECT key FROM schedule WHERE due_at <= $1 AND kind = ANY($2) ORDER BY due_at, key LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING key, kind, payload, attempts`,
      [this.clock.now(), [...this.works.keys()]],
    );
    return due;
  }

  private async perform(tx: Transaction, { kind, payload }: Due): Promise<void> {
    await withCause(newCause(), () => (this.works.get(kind) as ScheduledWork).run(tx, payload));
  }

  /** The transaction took its deletion back; the row waits twice as long each time. */
  private async putOff({ key, attempts }: Due, error: unknown): Promise<void> {
    this.logger.error({ error: String(error), key, attempts }, 'scheduled work failed, put off');
    const pause = Math.min(1_000 * 2 ** attempts, longestPause);
    const due = new Date(this.clock.now().getTime() + pause);
    await this.unitOfWork.run((tx) =>
      tx.query('UPDATE schedule SET due_at = $2, attempts = attempts + 1 WHERE key = $1', [key, due]),
    );
  }
}
