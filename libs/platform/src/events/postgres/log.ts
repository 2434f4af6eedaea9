import type { Pool } from 'pg';
import type { Delivered } from '../carrier';

const columns = `topic, 0 AS partition, position::text AS position, key, headers, payload`;

/** The events of some topics after a position, in order. */
export async function readLog(pool: Pool, topics: string[], after: string, limit: number): Promise<Delivered[]> {
  const text = `SELECT ${columns} FROM event_log WHERE position > $1 AND topic = ANY($2) ORDER BY event_log.position LIMIT $3`;
  const { rows } = await pool.query<Delivered>({ name: 'read-log', text, values: [after, topics, limit] });
  return rows;
}

/** How many events of some topics stand after a position. */
export async function countAfter(pool: Pool, topics: string[], after: string): Promise<number> {
  const text = 'SELECT count(*)::integer AS n FROM event_log WHERE position > $1 AND topic = ANY($2)';
  const { rows } = await pool.query<{ n: number }>(text, [after, topics]);
  return rows[0].n;
}

/** Drops what the topics no longer keep: older events of a key where compacted, old events elsewhere, old tombstones. */
export async function tidyLog(pool: Pool): Promise<void> {
  await pool.query(`
    DELETE FROM event_log old USING event_topic t WHERE t.name = old.topic AND t.compacted
      AND EXISTS (SELECT FROM event_log newer WHERE newer.topic = old.topic AND newer.key = old.key AND newer.position > old.position)`);
  await pool.query(`
    DELETE FROM event_log old USING event_topic t WHERE t.name = old.topic
      AND (NOT t.compacted OR old.payload IS NULL) AND old.appended_at < now() - make_interval(days => t.retention_days)`);
}
