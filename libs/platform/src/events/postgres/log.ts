import type { Pool } from 'pg';
import type { InboundMessage } from '../event-transport';

const columns = `topic, 0 AS partition, position::text AS position, key, headers, payload`;

/** 200 of the largest events would not fit into the memory of a small process. */
const maxBatchBytes = 8 * 1_048_576;

/** Up to `limit` events of the topics after a position, in order; the first, and more up to 8 MiB in all. */
export async function readLog(pool: Pool, topics: string[], after: string, limit: number): Promise<InboundMessage[]> {
  const text = `SELECT ${columns} FROM (
      SELECT *, row_number() OVER next AS n, sum(coalesce(octet_length(payload), 0)) OVER next AS bytes
      FROM event_log WHERE position > $1 AND topic = ANY($2)
      WINDOW next AS (ORDER BY event_log.position) ORDER BY event_log.position LIMIT $3) AS batch
    WHERE n = 1 OR bytes <= $4 ORDER BY batch.position`;
  const { rows } = await pool.query<InboundMessage>({
    name: 'read-log',
    text,
    values: [after, topics, limit, maxBatchBytes],
  });
  return rows;
}

/** How many events of the topics come after a position. */
export async function countAfter(pool: Pool, topics: string[], after: string): Promise<number> {
  const text = 'SELECT count(*)::integer AS n FROM event_log WHERE position > $1 AND topic = ANY($2)';
  const { rows } = await pool.query<{ n: number }>(text, [after, topics]);
  return rows[0].n;
}

const deleteBatchSize = 2_000;

const superseded = `
  SELECT old.position FROM event_topic t JOIN event_log old ON old.topic = t.name WHERE t.compacted AND EXISTS (
    SELECT FROM event_log newer WHERE newer.topic = old.topic AND newer.key = old.key AND newer.position > old.position)`;

const expired = `
  SELECT old.position FROM event_topic t JOIN event_log old ON old.topic = t.name
  WHERE (NOT t.compacted OR old.payload IS NULL) AND old.appended_at < now() - make_interval(days => t.retention_days)`;

/** Deletes superseded events of compacted topics, expired tombstones, and expired events of other topics, in batches. */
export async function tidyLog(pool: Pool): Promise<void> {
  for (const which of [superseded, expired]) {
    const text = `DELETE FROM event_log WHERE position IN (${which} LIMIT ${deleteBatchSize})`;
    while ((await pool.query(text)).rowCount === deleteBatchSize);
  }
}
