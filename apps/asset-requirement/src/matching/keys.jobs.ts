import type { AssetCriteria } from '@ovipro/contracts';
import { defineJob, type Transaction } from '@ovipro/platform';
import { dropKeysKind } from './arming';
import { keysOf, type RequirementKey } from './requirement-keys';

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

interface Wanted {
  wanted: AssetCriteria;
  generation: number;
  isWatched: boolean;
  /** The generation of the keys that there are. */
  known: number | null;
}

/** What an asset requirement is matched by. */
export interface Keys {
  /** The version in which what is wanted was last changed. */
  generation: number;
  /** Without a watch that is ACTIVE there are no keys. */
  isWatched: boolean;
}

const lock = 'SELECT FROM asset_requirement WHERE asset_requirement_id = $1 FOR NO KEY UPDATE';
const find = `
  SELECT r.content -> 'assetRequirements' AS wanted, r.criteria_version AS generation,
    EXISTS (SELECT FROM watch w WHERE w.asset_requirement_id = $1 AND w.status_code = 'ACTIVE')
      AND r.status_code IN ('DRAFT', 'ACTIVE') AS "isWatched",
    (SELECT k.generation FROM requirement_key k WHERE k.asset_requirement_id = $1 LIMIT 1) AS known
  FROM asset_requirement r WHERE r.asset_requirement_id = $1`;

/**
 * Brings the keys of an asset requirement up to date; once it has ended, or without a watch that is ACTIVE, it has none.
 * The asset requirement is locked first, so that the keys are those of one of its states.
 * @returns undefined where it was deleted
 */
export async function writeKeys(tx: Transaction, id: string): Promise<Keys | undefined> {
  await tx.execute(lock, [id]);
  const [found] = await tx.query<Wanted | undefined>(find, [id]);
  if (found?.isWatched && found.known === found.generation) return found;
  await tx.execute('DELETE FROM requirement_key WHERE asset_requirement_id = $1', [id]);
  if (!found?.isWatched) return found;
  const { wanted, generation } = found;
  const keys = keysOf(wanted).map((key) => ({ asset_requirement_id: id, generation, ...key }));
  await insertKeys(tx, keys);
  return found;
}

/** Drops the keys of asset requirements that nobody watches any more, one to a transaction, which holds it alone. */
export const dropKeysJob = defineJob<{ assetRequirementIds: string[] }>({
  kind: dropKeysKind,
  async complete(tx, { assetRequirementIds: [id, ...others] }) {
    await writeKeys(tx, id);
    if (others.length > 0) return { payload: { assetRequirementIds: others } };
  },
});
