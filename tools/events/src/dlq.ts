import { printable } from '@ovipro/platform/server';
import { Pool } from 'pg';
import { databaseUrlOf, knownServices } from './environment';

interface Letter {
  consumer: string;
  topic: string;
  key: string;
  event_id: string;
  parked_behind: boolean;
  error: string;
  received_at: Date;
}

/** Lists the events that wait for redrive, by consumer, in the order they would be handled. */
export async function listDeadLetters(consumer: string | undefined): Promise<void> {
  let listed = 0;
  for (const service of consumer ? [consumer.split('.')[0]] : knownServices()) {
    const pool = new Pool({ connectionString: databaseUrlOf(service), max: 1 });
    const sql = `SELECT consumer, topic, key, event_id, parked_behind, error, received_at FROM dead_letter
      WHERE $1::text IS NULL OR consumer = $1 ORDER BY consumer, topic, key, sequence, id`;
    const { rows } = await pool.query<Letter>(sql, [consumer ?? null]);
    await pool.end();
    for (const row of rows) {
      const [reason] = row.error.split('\n', 1);
      const why = row.parked_behind ? 'parked behind an earlier event' : reason;
      const line = `${row.received_at.toISOString()} ${row.consumer} ${row.topic} ${row.key} ${row.event_id} ${why}`;
      console.log(printable(line, Infinity));
    }
    listed += rows.length;
  }
  console.log(`${listed} dead letters`);
}
