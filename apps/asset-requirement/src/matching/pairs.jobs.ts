import { watchMatched } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import { watchMatchRoot } from './watch-match.root';

/** How many pairs one transaction writes: a tenth of a second. */
export const batchSize = 2_000;
/** What follows a batch waits, so that nobody waits for it: others' requests, and the relay of the events. */
const pauseMs = 500;
/** Behind all ids. */
const lastUuid = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const samePair = (table: string): string => `${table}.realty_id = f.realty_id AND ${table}.watch_id = f.watch_id`;
const isCurrent = (table: string): string =>
  `(${table}.generation, ${table}.realty_sequence) = (f.generation, f.sequence)`;

/** Pairs are written in one order by all, so that nobody waits in a circle. */
const inOrder = `ORDER BY f.realty_id, f.watch_id LIMIT ${batchSize}`;

/** Pairs as a query, whose first two values are the id of one side and the time. */
export interface Pairs {
  sql: string;
  values: unknown[];
}

/** One side that is held against all of the other. */
export interface Side {
  id: string;
  /** The query of its pairs, with the first of the other side as $3. */
  pairs: string;
  /** The column of the pairs that names it, and that of the other side. */
  column: string;
  otherColumn: string;
  /** The same for a part of the other side, and what says where a part ends: otherwise each batch finds all that are left. */
  part?: { pairs: string; end: string };
}

const allPairs = (tx: Transaction, { id, pairs }: Side, after?: string): Pairs => ({
  sql: pairs,
  values: [id, tx.now, after ?? null],
});

/** The time at which a batch follows. */
export const afterPause = (tx: Transaction): Date => new Date(tx.now.getTime() + pauseMs);

/** Writes and publishes pairs that did not match before; how many. */
export const reportPairs = (tx: Transaction, pairs: Pairs): Promise<number> => {
  const sql = `
    INSERT INTO watch_match AS old (match_id, watch_id, realty_id, asset_requirement_id, agency_office_id, holds, reasons, match_time, generation,
      realty_sequence, version, event_sequence, creation_time, modification_time)
    SELECT gen_random_uuid(), f.watch_id, f.realty_id, f.asset_requirement_id, f.agency_office_id, true, f.reasons, $2, f.generation, f.sequence, 1, 1, $2, $2
    FROM (${pairs.sql}) AS f
    WHERE NOT EXISTS (SELECT FROM watch_match held WHERE ${samePair('held')} AND held.holds) ${inOrder}
    ON CONFLICT (realty_id, watch_id) DO UPDATE SET holds = true, reasons = excluded.reasons, match_time = excluded.match_time,
      generation = excluded.generation, realty_sequence = excluded.realty_sequence, version = old.version + 1,
      event_sequence = old.event_sequence + 1, modification_time = excluded.modification_time
    WHERE NOT old.holds RETURNING *`;
  return tx.emitFrom(watchMatchRoot, { sql, values: pairs.values }, watchMatched);
};

/** Brings pairs up to date that matched before and match still, which is no news; how many. */
export const refreshPairs = (tx: Transaction, side: Side): Promise<number> =>
  tx.execute(
    `UPDATE watch_match m SET reasons = f.reasons, generation = f.generation, realty_sequence = f.sequence
     FROM (SELECT f.* FROM (${side.pairs}) AS f JOIN watch_match held ON ${samePair('held')} AND held.holds
       WHERE NOT ${isCurrent('held')} ${inOrder}) AS f
     WHERE ${samePair('m')} AND m.holds`,
    allPairs(tx, side).values,
  );

/**
 * Marks pairs that match no more, a batch of them; how many.
 * @param outdated the condition on `watch_match`: found by an older state than the one that all was held against
 */
export const forgetPairs = (tx: Transaction, outdated: string, values: unknown[]): Promise<number> =>
  tx.execute(
    `UPDATE watch_match SET holds = false FROM (
       SELECT match_id FROM watch_match WHERE holds AND ${outdated} ORDER BY realty_id, watch_id LIMIT ${batchSize} FOR UPDATE) AS gone
     WHERE watch_match.match_id = gone.match_id`,
    values,
  );

/** Whether a pair matches that is not written down as it is now. */
export const isAnyLeft = async (tx: Transaction, side: Side): Promise<boolean> => {
  const sql = `SELECT FROM (${side.pairs}) AS f
    WHERE NOT EXISTS (SELECT FROM watch_match held WHERE ${samePair('held')} AND held.holds AND ${isCurrent('held')}) LIMIT 1`;
  return (await tx.execute(sql, allPairs(tx, side).values)) > 0;
};

/** The last of the other side that was reported in this transaction: the next batch begins there. */
export async function lastReported(tx: Transaction, { id, column, otherColumn }: Side): Promise<string | undefined> {
  const sql = `SELECT ${otherColumn} AS id FROM watch_match WHERE ${column} = $1 AND match_time = $2 ORDER BY ${otherColumn} DESC LIMIT 1`;
  const [row] = await tx.query<{ id: string } | undefined>(sql, [id, tx.now]);
  return row?.id;
}

/** The pairs of the next batch, and where it ends, if it is not the last. */
async function nextPairs(tx: Transaction, side: Side, after?: string): Promise<{ pairs: Pairs; end?: string }> {
  if (after === undefined || !side.part) return { pairs: allPairs(tx, side, after) };
  const [last] = await tx.query<{ id: string } | undefined>(side.part.end, [side.id, after]);
  return { pairs: { sql: side.part.pairs, values: [side.id, tx.now, after, last?.id ?? lastUuid] }, end: last?.id };
}

/**
 * One batch of a side's pairs.
 * @returns where to go on after a pause, or nothing once all is written as it is now
 */
export async function matchBatch(tx: Transaction, side: Side, after?: string): Promise<{ after?: string } | undefined> {
  const { pairs, end } = await nextPairs(tx, side, after);
  if ((await reportPairs(tx, pairs)) === batchSize) return { after: await lastReported(tx, side) };
  if (end !== undefined) return { after: end };
  if ((await refreshPairs(tx, side)) === batchSize) return { after };
  return (await isAnyLeft(tx, side)) ? {} : undefined;
}
