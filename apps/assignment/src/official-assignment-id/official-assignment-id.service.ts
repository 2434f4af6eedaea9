import { Injectable } from '@nestjs/common';
import { assignmentUpdated, type OfficialAssignmentIdSet } from '@ovipro/contracts';
import { type HttpResult, invalidStatus, type RequestContext, UnitOfWork, updated } from '@ovipro/platform';
import { assignmentProjection } from '../assignment/assignment.projection';
import { assignmentRoot, type LockedAssignment } from '../assignment/assignment.root';
import { beginDiary } from '../diary/diary';
import { identificationEntry } from '../diary/entries';
import { holdOfficialIds } from './allocation.search';

@Injectable()
export class OfficialAssignmentIdService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Gives an assignment the number that it had in another system. */
  set(
    context: RequestContext,
    assignmentId: string,
    { officialAssignmentId }: OfficialAssignmentIdSet,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assignment = await tx.lock(assignmentRoot, assignmentId);
      assertSettable(assignment);
      await holdOfficialIds(tx, assignment.agencyOfficeId);
      tx.change(assignment, { officialAssignmentId });
      beginDiary(tx, assignmentId, identificationEntry(officialAssignmentId, tx.now, context.caller));
      tx.emit(assignment, assignmentUpdated, { previousStatusCode: assignment.assignmentStatusCode });
      return updated(assignmentProjection.etag(assignment));
    });
  }
}

/** @throws ApiError INVALID_STATUS unless it is a DRAFT without a number */
function assertSettable({ assignmentStatusCode, officialAssignmentId }: LockedAssignment): void {
  if (assignmentStatusCode !== 'DRAFT')
    throw invalidStatus(
      `The assignment is ${assignmentStatusCode}: only one that is DRAFT can be given an official id.`,
    );
  if (officialAssignmentId)
    throw invalidStatus(`The assignment is DRAFT and has the official id ${officialAssignmentId}, which stays.`);
}
