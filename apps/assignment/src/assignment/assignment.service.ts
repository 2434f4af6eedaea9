import { Injectable } from '@nestjs/common';
import {
  assignmentCreated,
  assignmentDeleted,
  type AssignmentActionCode,
  type AssignmentTypeCode,
  assignmentUpdated,
  type ContentByType,
} from '@ovipro/contracts';
import {
  badBody,
  created,
  type HttpResult,
  type RequestContext,
  type Transaction,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { AssignmentConfig } from '../config';
import { assignmentActions } from './assignment.actions';
import { assertDeletable, assertEditable, withAppendices } from './assignment.editing';
import type { AssignmentEntity, StoredContent } from './assignment.entity';
import { assignmentColumns, assignmentProjection } from './assignment.projection';
import { assignmentRoot, assignmentRoots } from './assignment.root';
import { isOfficialIdTaken } from './assignment.search';
import { discardDocuments } from '../document/documents';
import { marketingPlanChild } from '../marketing-plan/marketing-plan.child';
import { Turns } from '../official-assignment-id/turns';

/** Where assignments of a type are read. */
const collections: Record<AssignmentTypeCode, string> = {
  SALES: '/salesAssignments',
  PURCHASE: '/purchaseAssignments',
  RENTAL: '/rentalAssignments',
};

@Injectable()
export class AssignmentService {
  /** LOCKs of an office wait for each other; they leave connections to everybody else meanwhile. */
  private readonly locking: Turns;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: AssignmentConfig,
  ) {
    this.locking = new Turns(Math.ceil(config.databasePoolSize / 2));
  }

  create<T extends AssignmentTypeCode>(
    context: RequestContext,
    type: T,
    { creationTime, ...content }: ContentByType[T] & { creationTime?: string },
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assignmentId = randomUUID();
      const assignment = tx.insert(assignmentRoots[type], {
        assignmentId,
        assignmentTypeCode: type,
        assignmentStatusCode: 'DRAFT',
        ...{ officialAssignmentId: null, contractDocumentId: null, signedEndDate: null },
        ...assignmentColumns(type, content as unknown as StoredContent),
        ...(creationTime && { creationTime: new Date(creationTime) }),
      });
      tx.emit(assignment, assignmentCreated);
      return created({ assignmentId }, `${collections[type]}/${assignmentId}`);
    });
  }

  update<T extends AssignmentTypeCode>(
    context: RequestContext,
    type: T,
    { assignmentId, ...wanted }: ContentByType[T] & { assignmentId: string },
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const content = wanted as unknown as StoredContent;
      const { agencyOfficeId } = content.assignment;
      const assignment = await tx.lock(assignmentRoots[type], assignmentId, agencyOfficeId);
      await assertEditable(tx, assignment, content);
      await assertNumberFree(tx, assignment, agencyOfficeId);
      const { assignmentStatusCode: previousStatusCode } = assignment;
      const columns = assignmentColumns(type, withAppendices(content, assignment.content));
      if (tx.change(assignment, columns)) tx.emit(assignment, assignmentUpdated, { previousStatusCode });
      return updated(assignmentProjection.etag(assignment));
    });
  }

  delete(context: RequestContext, type: AssignmentTypeCode, assignmentId: string): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assignment = await tx.lock(assignmentRoots[type], assignmentId);
      assertDeletable(assignment);
      await (await tx.manager()).delete(marketingPlanChild.entity, { assignmentId });
      await discardDocuments(tx, assignmentId);
      tx.delete(assignment);
      tx.emit(assignment, assignmentDeleted, { previousStatusCode: assignment.assignmentStatusCode });
      return updated();
    });
  }

  act(context: RequestContext, assignmentId: string, actionCode: AssignmentActionCode): Promise<HttpResult> {
    const { config } = this;
    const { caller } = context;
    const act = () =>
      this.unitOfWork.command(context, async (tx) => {
        const assignment = await tx.lock(assignmentRoot, assignmentId);
        await assignmentActions.run(tx, assignment, actionCode, { tx, assignment, caller, config });
        return updated(assignmentProjection.etag(assignment));
      });
    return actionCode === 'LOCK' ? this.locking.run(act) : act();
  }
}

/**
 * An assignment that moves to another office takes its number along.
 * @throws ApiError BAD_REQUEST_BODY where an assignment of that office has the number
 */
async function assertNumberFree(tx: Transaction, assignment: AssignmentEntity, agencyOfficeId: string): Promise<void> {
  const { officialAssignmentId } = assignment;
  if (agencyOfficeId === assignment.agencyOfficeId || !officialAssignmentId) return;
  if (!(await isOfficialIdTaken(tx, agencyOfficeId, officialAssignmentId))) return;
  const message = `has an assignment with the official id ${officialAssignmentId}`;
  throw badBody([{ path: 'assignment.agencyOfficeId', errorCode: 'INVALID_TYPE', message }]);
}
