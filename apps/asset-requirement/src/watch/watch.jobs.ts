import { watchEnded } from '@ovipro/contracts';
import { defineJob, jobs, type Transaction } from '@ovipro/platform';
import { dropKeys } from '../matching/arming';
import type { Requirement } from '../requirement/asset-requirement.root';
import type { WatchEntity } from './watch.entity';
import { followedColumns } from './watch.projection';
import { watchRoot } from './watch.root';

/** How many watches one transaction ends: locks are held for milliseconds. */
const batchSize = 500;
const secondMs = 1_000;

/** What is shown of an asset requirement that is gone. */
const forgotten = `agency_office = NULL, responsible_agent = NULL, responsible_agent_id = NULL, property_type_codes = '{}'`;
const ended = `status_code = 'ENDED', version = version + 1, event_sequence = event_sequence + 1, modification_time = $1`;

/**
 * Ends watches, a batch to a transaction.
 * @param chosen the condition on `watch` of those that end, with one value as $1
 * @returns how many it ended
 */
async function endBatch(tx: Transaction, chosen: string, value: unknown): Promise<number> {
  const next = await tx.query<{ watchId: string; assetRequirementId: string }>(
    `SELECT watch_id AS "watchId", asset_requirement_id AS "assetRequirementId" FROM watch
     WHERE status_code = 'ACTIVE' AND ${chosen} ORDER BY watch_id LIMIT ${batchSize} FOR UPDATE`,
    [value],
  );
  if (next.length === 0) return 0;
  const sql = `UPDATE watch t SET ${ended} WHERE watch_id = ANY($2) RETURNING t.*`;
  const values = [tx.now, next.map(({ watchId }) => watchId)];
  dropKeys(tx, [...new Set(next.map(({ assetRequirementId }) => assetRequirementId))]);
  return tx.emitFrom(watchRoot, { sql, values }, watchEnded);
}

/** Ends all watches whose time is over: one job for all that end within a second. */
export const endDueWatchesJob = defineJob<object>({
  kind: 'end-due-watches',
  complete: async (tx) => {
    if ((await endBatch(tx, 'validity_end_time <= $1', tx.now)) === batchSize) return {};
  },
});

/** Has a watch end by its time. Watches that end in the same second share the job. */
export function endInTime(tx: Transaction, { validityEndTime, statusCode }: WatchEntity): void {
  if (statusCode === 'ENDED') return;
  const at = new Date(Math.ceil(validityEndTime.getTime() / secondMs) * secondMs);
  jobs.enqueue(tx, endDueWatchesJob, { key: at.toISOString(), payload: {}, at });
}

/** Ends the watches of an asset requirement that has ended or was deleted. */
export const endRequirementWatchesJob = defineJob<{ assetRequirementId: string; isDeleted: boolean }>({
  kind: 'end-requirement-watches',
  concurrency: 2,
  async complete(tx, { assetRequirementId, isDeleted }) {
    if ((await endBatch(tx, 'asset_requirement_id = $1', assetRequirementId)) === batchSize) return {};
    if (isDeleted && (await forgetRequirement(tx, assetRequirementId)) === batchSize) return {};
  },
});

export const endWatchesOf = (tx: Transaction, assetRequirementId: string, isDeleted: boolean): void =>
  jobs.enqueue(tx, endRequirementWatchesJob, {
    key: assetRequirementId,
    payload: { assetRequirementId, isDeleted },
  });

/** Has watches show no more of an asset requirement that is gone than its id, a batch to a transaction. */
const forgetRequirement = (tx: Transaction, assetRequirementId: string): Promise<number> =>
  tx.execute(
    `UPDATE watch t SET ${forgotten} FROM (
       SELECT watch_id FROM watch WHERE asset_requirement_id = $1 AND agency_office IS NOT NULL
       ORDER BY watch_id LIMIT ${batchSize} FOR UPDATE) AS next
     WHERE t.watch_id = next.watch_id`,
    [assetRequirementId],
  );

/** Has the watches show an asset requirement as it is now; no change of theirs. */
export async function followRequirement(tx: Transaction, requirement: Requirement): Promise<void> {
  const { assetRequirementId } = requirement;
  const shown = followedColumns(requirement);
  await tx.execute(
    `UPDATE watch SET agency_office_id = $2, agency_office = $3, responsible_agent = $4, responsible_agent_id = $5,
       property_type_codes = $6 WHERE asset_requirement_id = $1`,
    [
      ...[assetRequirementId, shown.agencyOfficeId, shown.agencyOffice, shown.responsibleAgent],
      ...[shown.responsibleAgentId, shown.propertyTypeCodes],
    ],
  );
  const matches = `UPDATE watch_match SET agency_office_id = $2 WHERE asset_requirement_id = $1 AND agency_office_id <> $2`;
  await tx.execute(matches, [assetRequirementId, shown.agencyOfficeId]);
}
