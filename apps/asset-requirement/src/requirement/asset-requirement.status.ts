import {
  type AssetRequirementStatusCode,
  assetRequirementTransitions,
  type AssetRequirementUpdate,
  editableRequirementStatuses,
} from '@ovipro/contracts';
import { invalidStatus, LifeCycle } from '@ovipro/platform';

export const requirementLifeCycle = new LifeCycle('asset requirement', assetRequirementTransitions);

export const hasEnded = (status: AssetRequirementStatusCode): boolean => !editableRequirementStatuses.includes(status);

/**
 * @param isBound whether a purchase assignment for it is ACTIVE
 * @throws ApiError INVALID_STATUS naming the state, and what it allows or needs
 */
export function assertEditable(
  statusCode: AssetRequirementStatusCode,
  wanted: Pick<AssetRequirementUpdate, 'statusCode' | 'consentToChange'>,
  isBound: boolean,
): void {
  if (hasEnded(statusCode))
    throw invalidStatus(`The asset requirement is ${statusCode}: it cannot be changed any more.`);
  requirementLifeCycle.assertTransition(statusCode, wanted.statusCode);
  if (isBound && wanted.consentToChange?.consentProvided !== true)
    throw invalidStatus(
      'The purchase assignment of the asset requirement is ACTIVE: a change needs the consent of the customer, consentToChange.consentProvided.',
    );
}

/** @throws ApiError INVALID_STATUS unless it is a DRAFT */
export function assertDeletable(statusCode: AssetRequirementStatusCode): void {
  if (statusCode === 'DRAFT') return;
  throw invalidStatus(`The asset requirement is ${statusCode}: only one that is DRAFT can be deleted.`);
}
