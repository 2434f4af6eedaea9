import type { Pool } from 'pg';
import type { InboundMessage } from '@ovipro/platform/server';
import { eventually } from '../service/test-service';
import type { Load } from './load';
import type { Fixture } from './fixture';

interface Row {
  probe_id: string;
  amount: number;
  event_sequence: number;
}

interface Seen {
  sequences: number[];
  newest: number;
}

const sequenceOf = ({ headers }: InboundMessage): number => Number(headers.ce_sequence);

/** First occurrences by key, in the order they stand on the topic. */
function firstOccurrences(events: InboundMessage[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const event of events) {
    const entry = seen.get(event.key) ?? { sequences: [], newest: 0 };
    seen.set(event.key, entry);
    if (entry.sequences.includes(sequenceOf(event))) continue;
    entry.sequences.push(sequenceOf(event));
    entry.newest = (JSON.parse(String(event.payload)) as { probe: { amount: number } }).probe.amount;
  }
  return seen;
}

const isDense = (sequences: number[]): boolean => sequences.every((sequence, index) => sequence === index + 1);

/** Holds what was acknowledged, what the database has and what stands on the topic against each other; the offences found. */
export async function offences(fixture: Fixture, load: Load): Promise<string[]> {
  const { rows } = await fixture.db.query<Row>('SELECT probe_id, amount, event_sequence FROM probe');
  const events = (await fixture.topic()).filter((event) => event.headers.ce_type !== undefined);
  const seen = firstOccurrences(events);
  const known = new Map(rows.map((row) => [row.probe_id, row]));
  const found: string[] = [];
  for (const { probeId, amounts, unknown } of load.probes) {
    const row = known.get(probeId);
    if (!row) found.push(`${probeId}: acknowledged and not in the database`);
    else if (unknown === 0 && row.amount !== amounts.at(-1))
      found.push(`${probeId}: ${row.amount}, acknowledged ${amounts.at(-1)}`);
    if (row && row.event_sequence < amounts.length) found.push(`${probeId}: fewer changes than acknowledged`);
  }
  for (const row of rows) {
    const { sequences, newest } = seen.get(row.probe_id) ?? { sequences: [], newest: -1 };
    if (!isDense(sequences)) found.push(`${row.probe_id}: on the topic in the order ${sequences.join(' ')}`);
    if (sequences.length !== row.event_sequence)
      found.push(`${row.probe_id}: ${sequences.length} of ${row.event_sequence} events`);
    if (newest !== row.amount) found.push(`${row.probe_id}: the newest event says ${newest}, the row ${row.amount}`);
  }
  for (const key of seen.keys()) if (!known.has(key)) found.push(`${key}: an event without a row`);
  return found;
}

/** What the consumers' tables say that a fold over the events does not. */
export async function consumerOffences(db: Pool): Promise<string[]> {
  const totals = await db.query<{ probe_id: string; fault: string }>(`
    SELECT probe_id, concat(t.events, ' of ', p.event_sequence, ' events, amount ', t.amount, ' of ', p.amount,
      CASE WHEN t.disorder THEN ', out of order' END) AS fault
    FROM probe p FULL JOIN probe_total t USING (probe_id)
    WHERE t.events IS DISTINCT FROM p.event_sequence OR t.amount IS DISTINCT FROM p.amount OR t.disorder`);
  const letters = await db.query<{ event_id: string }>(
    'SELECT event_id FROM probe_letter GROUP BY event_id HAVING count(*) > 1',
  );
  const missing = await db.query('SELECT (SELECT count(*) FROM probe) - (SELECT count(*) FROM probe_letter) AS n');
  return [
    ...totals.rows.map((row) => `${row.probe_id}: ${row.fault}`),
    ...letters.rows.map((row) => `${row.event_id}: handled twice`),
    ...((missing.rows[0] as { n: string }).n === '0'
      ? []
      : [`letters missing: ${(missing.rows[0] as { n: string }).n}`]),
  ];
}

/** Waits until the outbox is empty and both consumers have everything. */
export async function settle(fixture: Fixture): Promise<void> {
  const empty = async () => (await fixture.db.query('SELECT FROM outbox LIMIT 1')).rowCount === 0;
  await eventually(empty, 'an empty outbox', 40_000);
  await eventually(
    async () => (await consumerOffences(fixture.db)).length === 0,
    'consumers that have everything',
    40_000,
  ).catch(() => undefined);
}
