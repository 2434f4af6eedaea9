import {
  assetRequirementActivated,
  assetRequirementFinished,
  assetRequirementPurchased,
  assetRequirementRejected,
  type AssetRequirementStatusCode,
  assetRequirementUpdated,
  type EventDefinition,
} from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import { endWatchesOf } from '../watch/watch.jobs';
import type { AssetRequirementEntity } from './asset-requirement.entity';
import { hasEnded } from './asset-requirement.status';

/** Published when an asset requirement comes into a status. Nothing leads back to DRAFT. */
const eventByStatus: Record<AssetRequirementStatusCode, EventDefinition> = {
  DRAFT: assetRequirementUpdated,
  ACTIVE: assetRequirementActivated,
  FINISHED: assetRequirementFinished,
  REJECTED: assetRequirementRejected,
  PURCHASED: assetRequirementPurchased,
};

/** What follows from a change: the event, and the end of the watches with that of the asset requirement. */
export function publishChange(
  tx: Transaction,
  requirement: AssetRequirementEntity,
  previousStatusCode: AssetRequirementStatusCode,
): void {
  const { statusCode, assetRequirementId } = requirement;
  const event = statusCode === previousStatusCode ? assetRequirementUpdated : eventByStatus[statusCode];
  tx.emit(requirement, event, { previousStatusCode });
  if (hasEnded(statusCode)) endWatchesOf(tx, assetRequirementId, false);
}

/** A change of nothing but the status, by the system. */
export function enterStatus(
  tx: Transaction,
  requirement: AssetRequirementEntity,
  statusCode: AssetRequirementStatusCode,
): void {
  const { statusCode: previousStatusCode } = requirement;
  if (tx.change(requirement, { statusCode })) publishChange(tx, requirement, previousStatusCode);
}
