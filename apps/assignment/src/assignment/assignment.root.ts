import { type Assignment, assignmentSnapshot, assignmentTopic, type AssignmentTypeCode } from '@ovipro/contracts';
import { defineRoot, type Root } from '@ovipro/platform';
import { AssignmentEntity, type StoredContent } from './assignment.entity';
import { assignmentProjection } from './assignment.projection';

/** An assignment that a transaction has in hand. */
export type LockedAssignment = AssignmentEntity;
/** What a caller has written of it, with what the server adds. */
export type AssignmentBody = StoredContent;

/** Assignments of all types. */
export const assignmentRoot = defineRoot({
  resource: 'assignment',
  entity: AssignmentEntity,
  id: 'assignmentId',
  topic: assignmentTopic,
  unique: { assignment_official_id: 'officialAssignmentId' },
  projection: assignmentProjection,
  snapshot: assignmentSnapshot,
});

const rootOf = (assignmentTypeCode: AssignmentTypeCode): Root<AssignmentEntity, Assignment> => ({
  ...assignmentRoot,
  where: { assignmentTypeCode },
});

/** Those of one type: an id of another is unknown to them. */
export const assignmentRoots = { SALES: rootOf('SALES'), PURCHASE: rootOf('PURCHASE'), RENTAL: rootOf('RENTAL') };
