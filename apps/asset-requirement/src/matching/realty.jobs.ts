import type { Realty } from '@ovipro/contracts';
import { defineJob, type Transaction } from '@ovipro/platform';
import { matchRealty, matchRealtyKind, matchRequirement } from './arming';
import { matchBatch } from './pairs.jobs';
import { pairsOfRealty } from './pairs.search';
import { realtyColumns } from './realty-columns';

interface Payload {
  realtyId: string;
  after?: string;
  /** All pairs are written and committed. */
  isMatched?: boolean;
}

/**
 * Holds a realty against all watches, a batch of its pairs to a transaction. Pairs that match no more are gone; last, in a
 * transaction that sees what others have committed meanwhile, it looks for pairs of asset requirements that have changed.
 */
export const matchRealtyJob = defineJob<Payload>({
  kind: matchRealtyKind,
  concurrency: 2,
  async complete(tx, { realtyId, after, isMatched }) {
    if (isMatched) return checkRequirements(tx, realtyId);
    const [realty] = await tx.query<{ sequence: string } | undefined>(
      'SELECT sequence FROM realty WHERE realty_id = $1 FOR NO KEY UPDATE',
      [realtyId],
    );
    if (!realty) return;
    const side = { pairs: pairsOfRealty, id: realtyId, column: 'realty_id', otherColumn: 'watch_id' };
    const next = await matchBatch(tx, side, after);
    if (next) return { payload: { realtyId, ...next } };
    const gone = 'UPDATE watch_match SET holds = false WHERE realty_id = $1 AND holds AND realty_sequence <> $2';
    await tx.execute(gone, [realtyId, realty.sequence]);
    return { payload: { realtyId, isMatched: true } };
  },
});

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
    `INSERT INTO realty AS old (realty_id, sequence, withdrawn, data, ${names.join(', ')})
     SELECT $1, $2, $3, $4, ${names.map((name) => `r.${name}`).join(', ')}
     FROM jsonb_to_record($5) AS r(${Object.entries(columns)
       .map((column) => column.join(' '))
       .join(', ')})
     ON CONFLICT (realty_id) DO UPDATE SET sequence = excluded.sequence, withdrawn = excluded.withdrawn,
       data = CASE WHEN excluded.withdrawn THEN old.data ELSE excluded.data END,
       ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE old.sequence < excluded.sequence`,
    [realty.realtyId, sequence, withdrawn, JSON.stringify(realty), JSON.stringify(realtyColumns(realty))],
  );
  if (written > 0) matchRealty(tx, realty.realtyId);
}
