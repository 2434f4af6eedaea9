import type { AssignmentActionCode, ContinuationAgreementContent, SalesAssignmentCreate } from '@ovipro/contracts';
import type { Fixture } from '@ovipro/testing';
import { aContinuation, aPlan, aPurchase, aRental, aSale } from './assignment.mother';

interface Made {
  assignmentId: string;
  [name: string]: string;
}

export const newSale = (fixture: Fixture, given: Partial<SalesAssignmentCreate> = {}): Promise<Made> =>
  fixture.make('/salesAssignments', aSale(fixture.office, given));
export const newPurchase = (fixture: Fixture): Promise<Made> =>
  fixture.make('/purchaseAssignments', aPurchase(fixture.office));
export const newRental = (fixture: Fixture): Promise<Made> =>
  fixture.make('/rentalAssignments', aRental(fixture.office));

/** Carries out actions on an assignment, one after the other. */
export async function act(fixture: Fixture, assignmentId: string, ...actions: AssignmentActionCode[]): Promise<void> {
  for (const actionCode of actions) await fixture.make(`/assignments/${assignmentId}/actions`, { actionCode });
}

export async function newActiveSale(fixture: Fixture, given: Partial<SalesAssignmentCreate> = {}): Promise<Made> {
  const made = await newSale(fixture, given);
  await act(fixture, made.assignmentId, 'LOCK', 'ACTIVATE');
  return made;
}

export interface MadeContinuation extends Made {
  continuationAgreementId: string;
}

/** A continuation agreement of a new sale. */
export async function newContinuation(
  fixture: Fixture,
  given: Partial<ContinuationAgreementContent> = {},
): Promise<MadeContinuation> {
  const { assignmentId } = await newActiveSale(fixture);
  const path = `/assignments/${assignmentId}/continuationAgreements`;
  return { assignmentId, ...(await fixture.make<{ continuationAgreementId: string }>(path, aContinuation(given))) };
}

/** A new sale that has a marketing plan. */
export async function newPlan(fixture: Fixture): Promise<Made> {
  const made = await newSale(fixture);
  await fixture.make(`/salesAssignments/${made.assignmentId}/marketingPlan`, aPlan(), 'PUT');
  return made;
}
