import { defineJob, type Transaction } from '@ovipro/platform';
import { matchRealty, matchRequirementKind } from './arming';
import { writeKeys } from './keys.jobs';
import { afterPause, batchSize, forgetPairs, matchBatch } from './pairs.jobs';
import { endOfRequirementPart, pairsOfRequirement, pairsOfRequirementPart } from './pairs.search';

interface Payload {
  assetRequirementId: string;
  /** Of the keys that it is matched by, once they are written. */
  generation?: number;
  step?: 'match' | 'forget' | 'check';
  /** The last realty of the batch before. */
  after?: string;
}

const checkLimit = 500;
const checkAgainAfterMs = 1_000;

/**
 * Holds an asset requirement that is watched against all realties. Its keys commit first, so that a realty that is published
 * meanwhile is found by one of the two jobs, by whichever is later. Pairs of former keys that were not found again are
 * forgotten, a batch of them to a transaction too.
 */
export const matchRequirementJob = defineJob<Payload>({
  kind: matchRequirementKind,
  concurrency: 2,
  async complete(tx, { after, ...payload }) {
    const { assetRequirementId, generation, step } = payload;
    if (step === 'check') return checkRealties(tx, assetRequirementId);
    if (step === 'forget') {
      const outdated = 'asset_requirement_id = $1 AND generation < $2';
      const forgotten = await forgetPairs(tx, outdated, [assetRequirementId, generation]);
      if (forgotten === batchSize) return { at: afterPause(tx) };
      return { payload: { ...payload, step: 'check' } };
    }
    if (step === 'match') {
      const next = await matchBatch(tx, sideOf(assetRequirementId), after);
      if (next) return { payload: { ...payload, ...next }, at: afterPause(tx) };
      return { payload: { ...payload, step: 'forget' } };
    }
    const keys = await writeKeys(tx, assetRequirementId);
    if (!keys) return;
    return { payload: { ...payload, generation: keys.generation, step: keys.isWatched ? 'match' : 'forget' } };
  },
});

const sideOf = (id: string) => ({
  pairs: pairsOfRequirement,
  id,
  column: 'asset_requirement_id',
  otherColumn: 'realty_id',
  part: { pairs: pairsOfRequirementPart, end: endOfRequirementPart },
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
