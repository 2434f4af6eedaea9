import { printable } from '@ovipro/platform/server';
import { Pool } from 'pg';
import { databaseUrlOf, knownServices } from './environment';

interface Letter {
  consumer: string;
  topic: string;
  key: string;
  event_id: string;
  position: string;
  sequence: string;
  headers: Record<string, string>;
  payload: Buffer | null;
  error: string;
  parked_behind: boolean;
  received_at: Date;
}

/** The data as it came: JSON over several lines, other text as it is, bytes that are no text in base64. */
function dataOf(payload: Buffer | null): string[] {
  if (!payload) return ['none: it is a tombstone, or was erased'];
  const text = payload.toString('utf8');
  if (!Buffer.from(text).equals(payload)) return [`base64 ${payload.toString('base64')}`];
  try {
    return JSON.stringify(JSON.parse(text), null, 2).split('\n');
  } catch {
    return text.split('\n');
  }
}

function linesOf(service: string, letter: Letter): string[] {
  const { topic, key, position, sequence, headers, error, payload } = letter;
  const [partition, offset] = position.split('/');
  return [
    `${letter.event_id}, which ${letter.consumer} of ${service} could not handle`,
    `received  ${letter.received_at.toISOString()}`,
    `place     ${topic}, partition ${partition}, offset ${offset}; key ${key}, sequence ${sequence}`,
    `reason    ${letter.parked_behind ? 'parked behind an earlier event of its key' : 'failed'}`,
    ...error.split('\n').map((line, index) => (index === 0 ? `error     ${line}` : line)),
    'headers',
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    'data',
    ...dataOf(payload).map((line) => `  ${line}`),
  ];
}

/**
 * Prints dead letters with their data, which stands in the service's database alone.
 * @param eventId as `dlq` lists it; each consumer that could not handle the event has a letter
 * @returns how many there are
 */
export async function showDeadLetters(eventId: string): Promise<number> {
  let shown = 0;
  for (const service of knownServices()) {
    const pool = new Pool({ connectionString: databaseUrlOf(service), max: 1 });
    const sql = 'SELECT * FROM dead_letter WHERE event_id = $1 ORDER BY consumer, id';
    const { rows } = await pool.query<Letter>(sql, [eventId]);
    await pool.end();
    for (const line of rows.flatMap((row) => linesOf(service, row))) console.log(printable(line, Infinity));
    shown += rows.length;
  }
  if (shown === 0) console.error(`No service has a dead letter of the event ${printable(eventId, 200)}.`);
  return shown;
}
