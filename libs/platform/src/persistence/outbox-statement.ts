import type { EventDefinition } from '@ovipro/contracts';
import { columnOf } from './columns';
import { quote } from './projection/json-sql';
import type { Root } from './root';

/** A statement that writes many roots. */
export interface RootsStatement {
  sql: string;
  values?: unknown[];
}

interface EventsOfRoots extends Required<RootsStatement> {
  root: Root;
  event: EventDefinition;
  /** Of every event. */
  headers: Record<string, string>;
  /** What stands in the data behind the resource, as JSON text from the first name on. */
  rest: string;
  now: Date;
}

/**
 * One statement that writes roots and, for each row written, its event. It answers how many there are and the bytes of the
 * largest payload.
 */
export function outboxStatement({ root, sql, values, event, headers, rest, now }: EventsOfRoots) {
  const place = (index: number): string => `$${values.length + index}`;
  const resources = Object.entries({ [root.payloadKey]: root.projection, ...root.eventParts });
  const members = resources.map(([name, { sql: answer }]) => `${quote(`${JSON.stringify(name)}:`)}, ${answer}, ','`);
  const data = `concat('{', ${members.join(', ')}, ${place(3)}::text)`;
  const payload = event.data ? `convert_to(${data}, 'UTF8')` : 'NULL::bytea';
  // a statement can advance a row's sequence only where the row stays
  const sequence = /^\s*DELETE\b/i.test(sql) ? 't.event_sequence + 1' : 't.event_sequence';
  const text = `
    WITH t AS (${sql}),
    event AS MATERIALIZED (
      SELECT uuid_v7(${place(1)}::timestamptz) AS id, t.${columnOf(root.entity, root.id).name}::text AS key,
        (${sequence})::text AS sequence, ${payload} AS payload FROM t),
    written AS (
      INSERT INTO outbox (event_id, topic, key, headers, payload)
      SELECT id, ${quote(event.topic.name)}, key,
        ${place(2)}::jsonb || jsonb_build_object('ce_id', id, 'ce_subject', key, 'ce_sequence', sequence), payload FROM event)
    SELECT count(*)::integer AS count, coalesce(max(octet_length(payload)), 0) AS bytes FROM event`;
  return { text, values: [...values, now, headers, ...(event.data ? [rest] : [])] };
}
