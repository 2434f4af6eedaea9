import type { AssetCriteria } from '@ovipro/contracts';
import { defineJob, type Transaction } from '@ovipro/platform';
import { matchRealty, matchRequirementKind } from './arming';
import { matchBatch } from './pairs.jobs';
import { pairsOfRequirement } from './pairs.search';
import { keysOf, type RequirementKey } from './requirement-keys';

interface Payload {
  assetRequirementId: string;
  after?: string;
  step?: 'match' | 'check';
}

const checkLimit = 500;
const checkAgainAfterMs = 1_000;

/**
 * Holds an asset requirement that is watched against all realties. Its keys commit first, so that a realty that is published
 * meanwhile is found by one of the two jobs, by whichever is later.
 */
export const matchRequirementJob = defineJob<Payload>({
  kind: matchRequirementKind,
  concurrency: 2,
  async complete(tx, { assetRequirementId, after, step }) {
    if (step === 'check') return checkRealties(tx, assetRequirementId);
    if (!step) {
      const isWatched = await writeKeys(tx, assetRequirementId);
      return isWatched ? { payload: { assetRequirementId, step: 'match' } } : undefined;
    }
    const side = {
      pairs: pairsOfRequirement,
      id: assetRequirementId,
      column: 'asset_requirement_id',
      otherColumn: 'realty_id',
    };
    const next = await matchBatch(tx, side, after);
    if (next) return { payload: { assetRequirementId, step, ...next } };
    const gone = `UPDATE watch_match SET holds = false WHERE asset_requirement_id = $1 AND holds
      AND generation <> (SELECT generation FROM requirement_key WHERE asset_requirement_id = $1 LIMIT 1)`;
    await tx.execute(gone, [assetRequirementId]);
    return { payload: { assetRequirementId, step: 'check' } };
  },
});

/** Realties that have changed since they were held against the asset requirement. */
async function checkRealties(tx: Transaction, assetRequirementId: string) {
  const outdated = await tx.query<{ id: string }>(
    `SELECT DISTINCT m.realty_id AS id FROM watch_match m JOIN realty r ON r.realty_id = m.realty_id
     WHERE m.asset_requirement_id = $1 AND m.holds AND m.realty_sequence <> r.sequence LIMIT ${checkLimit}`,
    [assetRequirementId],
  );
  for (const { id } of outdated) matchRealty(tx, id);
  if (outdated.length === checkLimit) return { at: new Date(tx.now.getTime() + checkAgainAfterMs) };
}

const columns: Record<keyof RequirementKey, string> = {
  ...{ place: 'text', property_type: 'text', rest: 'text[]' },
  ...{ price_min: 'float8', price_max: 'float8', living_min: 'float8', living_max: 'float8' },
  ...{ year_min: 'float8', year_max: 'float8', plot_min: 'float8', plot_max: 'float8', currency: 'text' },
  ...{ availability_codes: 'text[]', ownership_codes: 'text[]', condition_codes: 'text[]', room_codes: 'text[]' },
  ...{ holding_codes: 'text[]', kind_types: 'text[]', kinds: 'text[]', features: 'integer', reasons: 'text[]' },
};
const names = Object.keys(columns).join(', ');

/** @param keys each with its `asset_requirement_id` and `generation` */
export const insertKeys = (tx: Pick<Transaction, 'execute'>, keys: object[]): Promise<number> =>
  tx.execute(
    `INSERT INTO requirement_key (asset_requirement_id, generation, ${names}) SELECT asset_requirement_id, generation, ${names}
     FROM jsonb_to_recordset($1) AS k(asset_requirement_id uuid, generation integer,
       ${Object.entries(columns)
         .map((column) => column.join(' '))
         .join(', ')})`,
    [JSON.stringify(keys)],
  );

interface Watched {
  wanted: AssetCriteria;
  generation: number;
  isWatched: boolean;
  known: number | null;
}

/**
 * Brings the keys of an asset requirement up to date; once it has ended, or without a watch that is ACTIVE, it has none.
 * @returns whether it has any
 */
async function writeKeys(tx: Transaction, id: string): Promise<boolean> {
  const [found] = await tx.query<Watched | undefined>(
    `SELECT r.content -> 'assetRequirements' AS wanted, r.version AS generation,
       EXISTS (SELECT FROM watch w WHERE w.asset_requirement_id = $1 AND w.status_code = 'ACTIVE')
         AND r.status_code IN ('DRAFT', 'ACTIVE') AS "isWatched",
       (SELECT k.generation FROM requirement_key k WHERE k.asset_requirement_id = $1 LIMIT 1) AS known
     FROM asset_requirement r WHERE r.asset_requirement_id = $1`,
    [id],
  );
  if (found?.isWatched && found.known === found.generation) return true;
  await tx.execute('DELETE FROM requirement_key WHERE asset_requirement_id = $1', [id]);
  if (!found?.isWatched) return false;
  const { wanted, generation } = found;
  await insertKeys(
    tx,
    keysOf(wanted).map((key) => ({ asset_requirement_id: id, generation, ...key })),
  );
  return true;
}
