import type { ReceivedEvent } from '../events/on-event';
import type { Transaction } from '../persistence/transaction';

const oneEntry = 'SELECT data FROM directory_entry WHERE kind = $1 AND id = $2';

/** What becomes of what is shown of a resource: it is shown for the first time, or it is another now, or nothing. */
export type Change = 'first' | 'other';

/**
 * Names that another service owns, kept by who shows them: one table for agents, offices and parties. Only a higher
 * sequence is applied; a removed entry keeps its row, so that nothing late revives it.
 */
export const directory = {
  /**
   * @param data what this service shows of the resource
   * @returns whether it shows anything else now, if so
   */
  async put(tx: Transaction, kind: string, event: ReceivedEvent, data: object): Promise<Change | undefined> {
    const [row] = await tx.query<{ change: Change | null } | undefined>(
      `WITH former AS (${oneEntry})
       INSERT INTO directory_entry AS entry (kind, id, sequence, data) VALUES ($1, $2, $3, $4)
       ON CONFLICT (kind, id) DO UPDATE SET sequence = excluded.sequence, data = excluded.data, removed = false
       WHERE entry.sequence < excluded.sequence
       RETURNING CASE (SELECT entry.data = data FROM former) WHEN true THEN NULL WHEN false THEN 'other' ELSE 'first' END AS change`,
      [kind, event.key, event.sequence, data],
    );
    return row?.change ?? undefined;
  },

  /**
   * @param keep what stays on old rows after the removal: a name, or nothing
   * @returns whether it was news, rather than an old event or one that comes again in a replay
   */
  async remove(tx: Transaction, kind: string, event: ReceivedEvent, keep: 'data' | 'nothing'): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO directory_entry AS old (kind, id, sequence, removed, data) VALUES ($1, $2, $3, true, '{}')
       ON CONFLICT (kind, id) DO UPDATE SET sequence = excluded.sequence, removed = true,
         data = CASE WHEN $4 THEN old.data ELSE '{}' END
       WHERE old.sequence < excluded.sequence RETURNING kind`,
      [kind, event.key, event.sequence, keep === 'data'],
    );
    return rows.length > 0;
  },

  /** Empties some kinds, for a replay. What was removed stays: a topic forgets removals after a week. */
  async reset(tx: Transaction, ...kinds: string[]): Promise<void> {
    await tx.query('DELETE FROM directory_entry WHERE kind = ANY($1) AND NOT removed', [kinds]);
  },

  /** What is known of one entry. */
  async find<T extends object>(tx: Transaction, kind: string, id: string): Promise<T | undefined> {
    const [row] = await tx.query<{ data: T }>(oneEntry, [kind, id]);
    return row?.data;
  },

  /** As `find`, for whoever copies what is known: the entry is not removed before the copy has committed. */
  async hold<T extends object>(tx: Transaction, kind: string, id: string): Promise<T | undefined> {
    const [row] = await tx.query<{ data: T }>(`${oneEntry} FOR SHARE`, [kind, id]);
    return row?.data;
  },

  /** Those of some ids that were removed and have not come back since. */
  async removedAmong(tx: Transaction, kind: string, ids: string[]): Promise<Set<string>> {
    const sql = 'SELECT id FROM directory_entry WHERE kind = $1 AND id = ANY($2) AND removed';
    return new Set((await tx.query<{ id: string }>(sql, [kind, ids])).map(({ id }) => id));
  },

  /** Whether the entry was removed and has not come back since. */
  async isRemoved(tx: Transaction, kind: string, id: string): Promise<boolean> {
    return (await tx.query(`${oneEntry} AND removed`, [kind, id])).length > 0;
  },
};
