import type { WatchParty, WatchUpdate } from '@ovipro/contracts';
import { invalidStatus, same } from '@ovipro/platform';
import type { WatchEntity } from './watch.entity';

/** The parties and what they are, in whatever order and however often they are named. */
const partiesOf = (parties: WatchParty[]): string[] =>
  [...new Set(parties.map(({ partyId, partyTypeCode }) => `${partyId} ${partyTypeCode}`))].sort();

/**
 * What stays as the watch was created, and that it does not come back.
 * @throws ApiError INVALID_STATUS naming what may not change
 */
export function assertWatchChange(watch: WatchEntity, wanted: WatchUpdate, now: Date): void {
  const { statusCode, content, assetRequirementId } = watch;
  if (wanted.assetRequirementId !== assetRequirementId)
    throw invalidStatus(`The watch is of the asset requirement ${assetRequirementId}, which cannot change.`);
  if (!same(partiesOf(content.parties), partiesOf(wanted.parties)))
    throw invalidStatus('The parties of a watch and their types cannot change, only how they are told.');
  if (statusCode === 'ENDED' && new Date(wanted.validityEndTime) > now)
    throw invalidStatus('The watch is ENDED and cannot be revived: validityEndTime has to stay in the past.');
}
