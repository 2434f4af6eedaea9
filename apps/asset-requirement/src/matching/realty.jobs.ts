import type { Realty } from '@ovipro/contracts';
import { defineJob, type Transaction } from '@ovipro/platform';
import { matchRealty, matchRealtyKind, matchRequirement } from './arming';
import { afterPause, batchSize, forgetPairs, matchBatch } from './pairs.jobs';
import { pairsOfRealty } from './pairs.search';
import { realtyColumns } from './realty-columns';

interface Payload {
  realtyId: string;
  /** Of the state that it is matched by, once that is known. */
  sequence?: string;
  step?: 'match' | 'forget' | 'check';
  /** The last watch of the batch before. */
  after?: string;
}

/**
 * Holds a realty against all watches, a batch of its pairs to a transaction. Pairs of its former states that were not found
 * again are forgotten; last, in a transaction that sees what others have committed meanwhile, it looks for pairs of asset
 * requirements that have changed.
 */
export const matchRealtyJob = defineJob<Payload>({
  kind: matchRealtyKind,
  concurrency: 2,
  async complete(tx, { after, ...payload }) {
    const { realtyId, sequence, step } = payload;
    if (step === 'check') return checkRequirements(tx, realtyId);
    if (step === 'forget') {
      const forgotten = await forgetPairs(tx, 'realty_id = $1 AND realty_sequence < $2', [realtyId, sequence]);
      if (forgotten === batchSize) return { at: afterPause(tx) };
      return { payload: { ...payload, step: 'check' } };
    }
    const now = await lockRealty(tx, realtyId);
    // a realty that has changed since it was begun with has its job armed anew
    if (now === undefined || (sequence !== undefined && sequence !== now)) return;
    const next = await matchBatch(tx, sideOf(realtyId), after);
    const state = { ...payload, sequence: now };
    if (next) return { payload: { ...state, step: 'match', ...next }, at: afterPause(tx) };
    return { payload: { ...state, step: 'forget' } };
  },
});

const sideOf = (id: string) => ({ pairs: pairsOfRealty, id, column: 'realty_id', otherColumn: 'watch_id' });

/** Holds a realty as it is; its sequence. */
async function lockRealty(tx: Transaction, realtyId: string): Promise<string | undefined> {
  const sql = 'SELECT sequence::text AS sequence FROM realty WHERE realty_id = $1 FOR NO KEY UPDATE';
  const [realty] = await tx.query<{ sequence: string } | undefined>(sql, [realtyId]);
  return realty?.sequence;
}

/** Asset requirements whose keys have changed since the realty was held against them. */
async function checkRequirements(tx: Transaction, realtyId: string): Promise<void> {
  const outdated = await tx.query<{ id: string }>(
    `SELECT DISTINCT m.asset_requirement_id AS id FROM watch_match m
     JOIN LATERAL (SELECT generation FROM requirement_key k WHERE k.asset_requirement_id = m.asset_requirement_id LIMIT 1) AS k ON true
     WHERE m.realty_id = $1 AND m.holds AND m.generation <> k.generation`,
    [realtyId],
  );
  for (const { id } of outdated) matchRequirement(tx, id);
}

const columns: Record<keyof ReturnType<typeof realtyColumns>, string> = {
  ...{ price_low: 'float8', price_high: 'float8', living_low: 'float8', living_high: 'float8' },
  ...{ year_low: 'float8', year_high: 'float8', plot_low: 'float8', plot_high: 'float8' },
  ...{ places: 'text[]', property_types: 'text[]', property_type: 'text', kind: 'text', currency: 'text' },
  ...{ availability_code: 'text', ownership_code: 'text', condition_code: 'text', room_code: 'text' },
  ...{ holding_code: 'text', features: 'integer' },
};
const names = Object.keys(columns);

/** Keeps a realty as it is published now, unless something newer is known of it. */
export async function saveRealty(tx: Transaction, sequence: number, realty: Realty, withdrawn: boolean): Promise<void> {
  const written = await tx.execute(
    `INSERT INTO realty AS old (realty_id, sequence, withdrawn, withdrawn_time, data, ${names.join(', ')})
     SELECT $1, $2, $3, $6, $4, ${names.map((name) => `r.${name}`).join(', ')}
     FROM jsonb_to_record($5) AS r(${Object.entries(columns)
       .map((column) => column.join(' '))
       .join(', ')})
     ON CONFLICT (realty_id) DO UPDATE SET sequence = excluded.sequence, withdrawn = excluded.withdrawn, withdrawn_time = excluded.withdrawn_time,
       data = CASE WHEN excluded.withdrawn THEN old.data ELSE excluded.data END,
       ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE old.sequence < excluded.sequence`,
    [
      ...[realty.realtyId, sequence, withdrawn, JSON.stringify(realty), JSON.stringify(realtyColumns(realty))],
      withdrawn ? tx.now : null,
    ],
  );
  if (written > 0) matchRealty(tx, realty.realtyId);
}
