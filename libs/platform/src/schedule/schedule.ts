import type { Transaction } from '../persistence/transaction';

/** Whatever is to happen later is a row, so that no restart forgets it. */
export const schedule = {
  /**
   * Has `kind`'s handler run at a time, once. A second call with the key moves it.
   * @param key names what is to happen, unique within the service, as in `survey:<assignmentId>`
   */
  async at(tx: Transaction, key: string, kind: string, time: Date, payload: object = {}): Promise<void> {
    await tx.query(
      `INSERT INTO schedule (key, kind, due_at, payload) VALUES ($1, $2, $3, $4)
       ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, due_at = excluded.due_at, payload = excluded.payload, attempts = 0`,
      [key, kind, time, payload],
    );
  },

  async cancel(tx: Transaction, key: string): Promise<void> {
    await tx.query('DELETE FROM schedule WHERE key = $1', [key]);
  },
};

/** Does what is due, in the transaction that takes its row away. */
export interface ScheduledWork {
  kind: string;
  /** Has a row from the start of a worker on, with the kind as its key: what comes round again and again. */
  recurs?: boolean;
  /** Runs in the row's transaction; may schedule itself anew under the same key. */
  run(tx: Transaction, payload: object): Promise<void>;
}
