import type { ReceivedEvent } from '../events/on-event';
import type { Transaction } from '../persistence/transaction';

/**
 * Names that another service owns, kept by who shows them: one table for agents, offices and parties. Only a higher
 * sequence is applied; a removed entry keeps its row, so that nothing late revives it.
 */
export const directory = {
  /** @param data what this service shows of the resource */
  async put(tx: Transaction, kind: string, event: ReceivedEvent, data: object): Promise<void> {
    await tx.query(
      `INSERT INTO directory_entry AS old (kind, id, sequence, data) VALUES ($1, $2, $3, $4)
       ON CONFLICT (kind, id) DO UPDATE SET sequence = excluded.sequence, data = excluded.data, removed = false
       WHERE old.sequence < excluded.sequence`,
      [kind, event.key, event.sequence, data],
    );
  },

  /** @param keep what stays on old rows after the removal: a name, or nothing */
  async remove(tx: Transaction, kind: string, event: ReceivedEvent, keep: 'data' | 'nothing'): Promise<void> {
    await tx.query(
      `INSERT INTO directory_entry AS old (kind, id, sequence, removed, data) VALUES ($1, $2, $3, true, '{}')
       ON CONFLICT (kind, id) DO UPDATE SET sequence = excluded.sequence, removed = true,
         data = CASE WHEN $4 THEN old.data ELSE '{}' END
       WHERE old.sequence < excluded.sequence`,
      [kind, event.key, event.sequence, keep === 'data'],
    );
  },

  /** Empties some kinds, for a replay. */
  async reset(tx: Transaction, ...kinds: string[]): Promise<void> {
    await tx.query('DELETE FROM directory_entry WHERE kind = ANY($1)', [kinds]);
  },

  /** What is known of one entry. */
  async find<T extends object>(tx: Transaction, kind: string, id: string): Promise<T | undefined> {
    const [row] = await tx.query<{ data: T }>('SELECT data FROM directory_entry WHERE kind = $1 AND id = $2', [
      kind,
      id,
    ]);
    return row?.data;
  },
};
