import type { Assignment } from '../assignment';
import type { AssetRequirementStatusCode } from './codes';

/** Where a PUT may lead an asset requirement; staying is allowed while it can be edited. */
export const assetRequirementTransitions: Record<AssetRequirementStatusCode, readonly AssetRequirementStatusCode[]> = {
  DRAFT: ['ACTIVE', 'REJECTED'],
  ACTIVE: ['FINISHED', 'PURCHASED', 'REJECTED'],
  FINISHED: [],
  REJECTED: [],
  PURCHASED: [],
};

/** The states in which an asset requirement can be edited at all. */
export const editableRequirementStatuses: readonly AssetRequirementStatusCode[] = ['DRAFT', 'ACTIVE'];

type AssignmentStatus = Assignment['assignmentStatusCode'];

/**
 * What a purchase assignment does to the asset requirement that it links.
 * @returns its next state; undefined where it stays
 */
export function followAssignment(
  requirement: AssetRequirementStatusCode,
  assignment: AssignmentStatus,
): AssetRequirementStatusCode | undefined {
  if (assignment === 'ACTIVE' && requirement === 'DRAFT') return 'ACTIVE';
  if (assignment === 'FINISHED' && editableRequirementStatuses.includes(requirement)) return 'FINISHED';
  return undefined;
}
