import { stackOf } from '../errors/to-error';
import type { Transaction } from '../persistence/transaction';
import { deadLetterTopic } from '@ovipro/contracts';
import type { InboundMessage } from './event-transport';
import { uuidv7 } from '../persistence/outbox-row';
import { idOf, sequenceOf } from './received';

/** Enough for the stacks of an error and its causes. */
const maxStackLength = 8_000;
/** Headers go to the broker: the message of the error, without its stack. */
const maxReasonLength = 2_000;

/**
 * Moves a message to the dead letters and parks its key. The row keeps the message as it came and the stack of the error,
 * for redrive; the dead-letter topic gets key, headers, place and reason alone. What it said stays where it can be erased.
 * @param parkedBehind whether it did not fail itself, but follows a message of its key that did
 */
export async function moveToDeadLetters(
  tx: Transaction,
  group: string,
  message: InboundMessage,
  error: unknown,
  parkedBehind: boolean,
): Promise<void> {
  const { topic, key } = message;
  const park = 'INSERT INTO parked_key (consumer, topic, key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
  await tx.query(park, [group, topic, key]);
  await storeDeadLetter(tx, group, message, stackOf(error).slice(0, maxStackLength), parkedBehind);
  await sendToDeadLetterTopic(tx, group, message, String(error).slice(0, maxReasonLength), parkedBehind);
}

async function storeDeadLetter(
  tx: Transaction,
  group: string,
  message: InboundMessage,
  error: string,
  parkedBehind: boolean,
): Promise<void> {
  const { topic, partition, position, key, headers, payload } = message;
  const place = `${partition}/${position}`;
  await tx.query(
    `INSERT INTO dead_letter (consumer, topic, key, event_id, position, sequence, headers, payload, error, parked_behind)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [group, topic, key, idOf(message), place, sequenceOf(message), headers, payload, error, parkedBehind],
  );
}

async function sendToDeadLetterTopic(
  tx: Transaction,
  group: string,
  message: InboundMessage,
  error: string,
  parkedBehind: boolean,
): Promise<void> {
  const { topic, partition, position, key, headers } = message;
  const marks = {
    dlq_topic: topic,
    dlq_partition: String(partition),
    dlq_offset: position,
    dlq_group: group,
    dlq_reason: parkedBehind ? 'parked-behind' : 'failed',
    dlq_error: error,
  };
  const into = 'INSERT INTO outbox (event_id, topic, key, headers, payload) VALUES ($1, $2, $3, $4, NULL)';
  await tx.query(into, [uuidv7(), deadLetterTopic(topic, group), key, { ...headers, ...marks }]);
  tx.noteOutbox();
}

/** Deletes the dead letters of a key from before its removal, and unparks the key if none is left. */
export async function dropDeadLetters(tx: Transaction, group: string, message: InboundMessage): Promise<void> {
  const { topic, key } = message;
  const letters = 'FROM dead_letter WHERE consumer = $1 AND topic = $2 AND key = $3';
  await tx.query(`DELETE ${letters} AND sequence < $4`, [group, topic, key, sequenceOf(message)]);
  const left = await tx.query(`SELECT 1 ${letters} LIMIT 1`, [group, topic, key]);
  if (left.length === 0) await unpark(tx, group, topic, key);
}

interface DeadLetter extends InboundMessage {
  id: string;
}

/** The parked keys of a group, oldest first. */
export const parkedKeys = (tx: Transaction, group: string) =>
  tx.query<{ topic: string; key: string }>('SELECT topic, key FROM parked_key WHERE consumer = $1 ORDER BY parked_at', [
    group,
  ]);

/** The dead letter of a parked key with the lowest sequence. */
export async function nextDeadLetter(
  tx: Transaction,
  group: string,
  topic: string,
  key: string,
): Promise<DeadLetter | undefined> {
  const [letter] = await tx.query<DeadLetter>(
    `SELECT id::text AS id, topic, key, headers, payload, split_part(position, '/', 1)::integer AS partition,
       split_part(position, '/', 2) AS position
     FROM dead_letter WHERE consumer = $1 AND topic = $2 AND key = $3 ORDER BY sequence, dead_letter.id LIMIT 1 FOR UPDATE`,
    [group, topic, key],
  );
  return letter;
}

export const removeDeadLetter = (tx: Transaction, id: string) =>
  tx.query('DELETE FROM dead_letter WHERE id = $1', [id]);

export const unpark = (tx: Transaction, group: string, topic: string, key: string) =>
  tx.query('DELETE FROM parked_key WHERE consumer = $1 AND topic = $2 AND key = $3', [group, topic, key]);
