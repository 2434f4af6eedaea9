import { Injectable } from '@nestjs/common';
import {
  type ContinuationAgreementActionCode,
  type ContinuationAgreementContent,
  continuationAgreementCreated,
  continuationAgreementDeleted,
  type ContinuationAgreementIdParams,
  continuationAgreementUpdated,
} from '@ovipro/contracts';
import {
  badBody,
  created,
  type HttpResult,
  invalidStatus,
  notFound,
  type RequestContext,
  type Transaction,
  UnitOfWork,
  updated,
} from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { assignmentRoot, type LockedAssignment } from '../assignment/assignment.root';
import { AssignmentConfig } from '../config';
import { carryOver, putBack, replacedIn } from './carry-over';
import { continuationAgreementActions } from './continuation-agreement.actions';
import { continuationAgreementChild } from './continuation-agreement.child';
import type { ContinuationAgreementEntity } from './continuation-agreement.entity';
import { faultsBeside } from './continuation-agreement.faults';
import { continuationAgreementProjection } from './continuation-agreement.projection';
import { assertNoneUnsigned } from './unsigned';

/** Where a continuation agreement is found. */
interface Place {
  assignment: LockedAssignment;
  agreement: ContinuationAgreementEntity;
}

@Injectable()
export class ContinuationAgreementService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: AssignmentConfig,
  ) {}

  create(context: RequestContext, assignmentId: string, body: ContinuationAgreementContent): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const assignment = await tx.lockRelated(assignmentRoot, assignmentId);
      this.assertFits(assignment, body, assignment.signedEndDate);
      const startDate = await endToContinue(tx, assignment);
      const continuationAgreementId = randomUUID();
      const agreement = tx.insertChild(continuationAgreementChild, assignment, {
        ...{ continuationAgreementId, assignmentId, startDate, statusCode: 'DRAFT', contractDocumentId: null },
        ...columnsOf(body),
        replaced: replacedIn(assignment),
      });
      carryOver(tx, assignment, agreement);
      tx.emit(agreement, continuationAgreementCreated);
      const location = `/assignments/${assignmentId}/continuationAgreements/${continuationAgreementId}`;
      return created({ continuationAgreementId }, location);
    });
  }

  update(
    context: RequestContext,
    ids: ContinuationAgreementIdParams,
    body: ContinuationAgreementContent,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const { assignment, agreement } = await find(tx, ids);
      this.assertFits(assignment, body, agreement.startDate);
      tx.assertIfMatch(agreement);
      assertDraft(agreement, 'changed');
      const changed = tx.change(agreement, columnsOf(body));
      carryOver(tx, assignment, agreement);
      if (changed) tx.emit(agreement, continuationAgreementUpdated, { previousStatusCode: agreement.statusCode });
      return updated(continuationAgreementProjection.etag(agreement));
    });
  }

  delete(context: RequestContext, ids: ContinuationAgreementIdParams): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const { assignment, agreement } = await find(tx, ids);
      tx.assertIfMatch(agreement);
      assertDraft(agreement, 'deleted');
      putBack(tx, assignment, agreement);
      tx.delete(agreement);
      tx.emit(agreement, continuationAgreementDeleted, { previousStatusCode: agreement.statusCode });
      return updated();
    });
  }

  act(
    context: RequestContext,
    ids: ContinuationAgreementIdParams,
    actionCode: ContinuationAgreementActionCode,
  ): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const { assignment, agreement } = await find(tx, ids);
      tx.assertIfMatch(agreement);
      await continuationAgreementActions.run(tx, agreement, actionCode, { tx, assignment, agreement });
      return updated(continuationAgreementProjection.etag(agreement));
    });
  }

  /** @throws ApiError BAD_REQUEST_BODY, or 404 where the assignment lacks a realty */
  private assertFits(assignment: LockedAssignment, body: ContinuationAgreementContent, end: string | null): void {
    const faults = faultsBeside(assignment, body, end, this.config.termMonths);
    if (faults.length > 0) throw badBody(faults);
    const foreign = body.assets?.findIndex(({ realtyId }) => !assignment.realtyIds.includes(realtyId)) ?? -1;
    if (foreign >= 0) throw notFound(`assets[${foreign}].realtyId`);
  }
}

const columnsOf = ({ agreementValidity, agents, assets, otherConditions }: ContinuationAgreementContent) => ({
  endDate: agreementValidity.validityPeriod.endDate,
  content: { agents, ...(assets && { assets }), ...(otherConditions && { otherConditions }) },
});

async function find(
  tx: Transaction,
  { assignmentId, continuationAgreementId }: ContinuationAgreementIdParams,
): Promise<Place> {
  const assignment = await tx.lockRelated(assignmentRoot, assignmentId);
  const agreement = await tx.findChild(continuationAgreementChild, assignment, continuationAgreementId);
  if (!agreement) throw notFound();
  return { assignment, agreement };
}

/**
 * The last day of an assignment that can be continued.
 * @throws ApiError INVALID_STATUS unless it is ACTIVE, has an end, and no continuation agreement that is unsigned
 */
async function endToContinue(tx: Transaction, assignment: LockedAssignment): Promise<string> {
  const { assignmentStatusCode, signedEndDate } = assignment;
  if (assignmentStatusCode !== 'ACTIVE')
    throw invalidStatus(`The assignment is ${assignmentStatusCode}: only one that is ACTIVE can be continued.`);
  if (!signedEndDate)
    throw invalidStatus('The assignment is ACTIVE for an INDEFINITE_TERM: only one with an end can be continued.');
  await assertNoneUnsigned(tx, assignment);
  return signedEndDate;
}

/** @throws ApiError INVALID_STATUS unless it is a DRAFT */
function assertDraft({ statusCode }: ContinuationAgreementEntity, done: string): void {
  if (statusCode === 'DRAFT') return;
  throw invalidStatus(`The continuation agreement is ${statusCode}: only one that is DRAFT can be ${done}.`);
}
