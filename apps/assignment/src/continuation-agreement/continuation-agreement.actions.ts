import {
  continuationAgreementActivated,
  type ContinuationAgreementActionCode,
  continuationAgreementActions as transitions,
  continuationAgreementLocked,
  type ContinuationAgreementStatusCode,
  continuationAgreementUnlocked,
} from '@ovipro/contracts';
import { defineActions, type Transaction } from '@ovipro/platform';
import type { LockedAssignment } from '../assignment/assignment.root';
import { appendToDiary } from '../diary/diary';
import { continuationEntry } from '../diary/entries';
import { contractInputOf, discardContract, freezeContract } from '../document/documents';
import { remindOfEnd } from '../expiry/expiry';
import type { ContinuationAgreementEntity } from './continuation-agreement.entity';

interface ContinuationWork {
  tx: Transaction;
  assignment: LockedAssignment;
  agreement: ContinuationAgreementEntity;
}

type Patch = Partial<ContinuationAgreementEntity>;

async function lock({ tx, assignment, agreement }: ContinuationWork): Promise<Patch> {
  const { startDate, endDate, content, replaced } = agreement;
  const { officialAssignmentId } = assignment;
  const input = { ...(await contractInputOf(tx, assignment)), officialAssignmentId };
  const continuation = { startDate, endDate, content, replaced };
  const { assignmentId } = assignment;
  return {
    contractDocumentId: freezeContract(tx, assignmentId, 'CONTINUATION_AGREEMENT', { ...input, continuation }),
  };
}

async function unlock({ tx, agreement }: ContinuationWork): Promise<Patch> {
  await discardContract(tx, agreement.contractDocumentId);
  return { contractDocumentId: null };
}

/** The new end is one that somebody has signed for. No part of what the assignment answers, which said so already. */
async function activate({ tx, assignment, agreement }: ContinuationWork): Promise<Patch> {
  const { startDate, endDate, content } = agreement;
  await appendToDiary(tx, assignment.assignmentId, continuationEntry(tx, { startDate, endDate }, content));
  assignment.signedEndDate = endDate;
  remindOfEnd(tx, assignment.assignmentId, endDate);
  return {};
}

/** What can be done with a continuation agreement, and in which states. */
export const continuationAgreementActions = defineActions<ContinuationAgreementEntity, ContinuationWork>()<
  ContinuationAgreementActionCode,
  ContinuationAgreementStatusCode
>({
  resource: 'continuation agreement',
  status: 'statusCode',
  actions: {
    LOCK: { ...transitions.LOCK, apply: lock, event: continuationAgreementLocked },
    UNLOCK: { ...transitions.UNLOCK, apply: unlock, event: continuationAgreementUnlocked },
    ACTIVATE: { ...transitions.ACTIVATE, apply: activate, event: continuationAgreementActivated },
  },
});
