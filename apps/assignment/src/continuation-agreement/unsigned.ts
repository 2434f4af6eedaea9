import { invalidStatus, type Transaction } from '@ovipro/platform';
import { Not } from 'typeorm';
import type { LockedAssignment } from '../assignment/assignment.root';
import { ContinuationAgreementEntity } from './continuation-agreement.entity';

/** @throws ApiError INVALID_STATUS where the assignment has a continuation agreement that nobody has signed yet */
export async function assertNoneUnsigned(
  tx: Transaction,
  { assignmentId, assignmentStatusCode }: LockedAssignment,
): Promise<void> {
  const manager = await tx.manager();
  const unsigned = await manager.findOneBy(ContinuationAgreementEntity, { assignmentId, statusCode: Not('SIGNED') });
  if (!unsigned) return;
  throw invalidStatus(
    `The assignment is ${assignmentStatusCode} with a continuation agreement that is ${unsigned.statusCode}, which has to be signed or deleted first.`,
  );
}
