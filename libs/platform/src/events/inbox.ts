import type { Transaction } from '../persistence/transaction';
import type { Delivered } from './carrier';
import { idOf } from './received';

/**
 * Notes that a group has an event, in the transaction of its effect.
 * @returns `duplicate` where the group had it before, `parked` where an earlier event of its key failed
 */
export async function takeIn(
  tx: Transaction,
  group: string,
  message: Delivered,
): Promise<'fresh' | 'duplicate' | 'parked'> {
  const [row] = await tx.query<{ parked: boolean }>(
    `WITH fresh AS (INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1)
     SELECT EXISTS (SELECT FROM parked_key WHERE consumer = $1 AND topic = $3 AND key = $4) AS parked FROM fresh`,
    [group, idOf(message), message.topic, message.key],
  );
  if (!row) return 'duplicate';
  return row.parked ? 'parked' : 'fresh';
}
