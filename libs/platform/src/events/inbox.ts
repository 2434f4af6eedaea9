import type { Transaction } from '../persistence/transaction';
import type { InboundMessage } from './event-transport';
import { commandLock } from './consumer-commands';
import { idOf } from './received';

/** A consumer command (redrive, replay) of the group is running; the group's messages wait until it has ended. */
export class GroupLockedError extends Error {}

export type ClaimState = 'fresh' | 'duplicate' | 'parked';

interface Row {
  entered: boolean;
  fresh: boolean;
  parked: boolean;
}

/** One statement for the whole batch. Ids are inserted sorted, so that two members with the same messages cannot deadlock. */
const claimSql = `
  WITH lock AS (SELECT CASE WHEN $5 THEN pg_try_advisory_xact_lock_shared(hashtextextended($6, 0)) ELSE true END AS entered),
  given AS (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS given(event_id, topic, key, n)),
  taken AS (
    INSERT INTO inbox (consumer, event_id)
    SELECT DISTINCT $1, event_id FROM given, lock WHERE lock.entered ORDER BY event_id
    ON CONFLICT DO NOTHING RETURNING event_id)
  SELECT lock.entered, taken.event_id IS NOT NULL AS fresh,
    EXISTS (SELECT FROM parked_key p WHERE p.consumer = $1 AND p.topic = given.topic AND p.key = given.key) AS parked
  FROM lock, given LEFT JOIN taken USING (event_id) ORDER BY n`;

/**
 * Inserts the inbox rows of a batch, in the transaction of its effects. Members of a group share the group's lock; a
 * consumer command holds it exclusively.
 * @param shared whether the messages come from the subscription, not from a consumer command
 * @returns for each message `duplicate` if the group has had it before, `parked` if an earlier event of its key failed
 * @throws GroupLockedError while a consumer command of the group runs
 */
export async function claimMessages(
  tx: Transaction,
  group: string,
  messages: InboundMessage[],
  shared: boolean,
): Promise<ClaimState[]> {
  const [ids, topics, keys] = [messages.map(idOf), messages.map(({ topic }) => topic), messages.map(({ key }) => key)];
  const rows = await tx.query<Row>(claimSql, [group, ids, topics, keys, shared, commandLock(group)]);
  if (rows.some((row) => !row.entered)) throw new GroupLockedError();
  return rows.map(({ fresh, parked }, index) =>
    !fresh || ids.indexOf(ids[index]) < index ? 'duplicate' : parked ? 'parked' : 'fresh',
  );
}

/** Checked again before a message is moved to the dead letters: a command may have unparked the key before the group's lock was taken. */
export const isParked = async (tx: Transaction, group: string, { topic, key }: InboundMessage): Promise<boolean> =>
  (await tx.execute('SELECT FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = $3', [group, topic, key])) > 0;
