import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  assetRequirementAssignments,
  assignmentActivated,
  type AssignmentEventData,
  assignmentFinished,
  assignmentSnapshot,
  assignmentUpdated,
  followAssignment,
} from '@ovipro/contracts';
import { effect, type EventContext, OnEvent } from '@ovipro/platform';
import { requirementRoot } from '../requirement/asset-requirement.root';
import { enterStatus } from '../requirement/asset-requirement.status-change';
import { isKnown, saveLink } from './purchase-assignment.search';

const consumer = effect(assetRequirementAssignments);

/**
 * Follows purchase assignments: only once one is ACTIVE does it matter. What it links is what its newest event says; what it
 * does to an asset requirement's state it does whenever it is heard of, and in whichever order, the end is the same.
 */
@Controller()
export class OnAssignment {
  @OnEvent(assignmentActivated, consumer)
  activated(@Payload() data: AssignmentEventData, @Ctx() context: EventContext): Promise<void> {
    return follow(data, context);
  }

  @OnEvent(assignmentUpdated, consumer)
  updated(@Payload() data: AssignmentEventData, @Ctx() context: EventContext): Promise<void> {
    return follow(data, context);
  }

  @OnEvent(assignmentFinished, consumer)
  finished(@Payload() data: AssignmentEventData, @Ctx() context: EventContext): Promise<void> {
    return follow(data, context);
  }

  @OnEvent(assignmentSnapshot, consumer)
  snapshot(@Payload() data: AssignmentEventData, @Ctx() context: EventContext): Promise<void> {
    return follow(data, context);
  }
}

async function follow({ assignment }: AssignmentEventData, { tx, event }: EventContext): Promise<void> {
  if (assignment.assignmentTypeCode !== 'PURCHASE') return;
  const { assetRequirementId, assignmentStatusCode } = assignment;
  // whoever changes the asset requirement holds it, so that nobody passes by a link that commits meanwhile
  const isThere = assetRequirementId !== undefined && (await isKnown(tx, assetRequirementId));
  const requirement = isThere ? await tx.lockRelated(requirementRoot, assetRequirementId) : undefined;
  await saveLink(tx, event.sequence, assignment);
  if (!requirement) return;
  const next = followAssignment(requirement.statusCode, assignmentStatusCode);
  if (next) enterStatus(tx, requirement, next);
}
