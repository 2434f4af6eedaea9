import {
  continuationAgreementActivated,
  type ContinuationAgreementActionCode,
  continuationAgreementActions as transitions,
  continuationAgreementLocked,
  type ContinuationAgreementStatusCode,
  continuationAgreementUnlocked,
} from '@ovipro/contracts';
import { defineActions, type Transaction } from '@ovipro/platform';
import { assignmentProjection } from '../assignment/assignment.projection';
import type { LockedAssignment } from '../assignment/assignment.root';
import { appendToDiary } from '../diary/diary';
import { continuationEntry } from '../diary/entries';
import { discardContract, freezeDocument, prepareDocument } from '../document/documents';
import { remindOfEnd } from '../expiry/expiry';
import { contentBefore } from './carry-over';
import type { ContinuationAgreementEntity } from './continuation-agreement.entity';
import { continuationAgreementProjection } from './continuation-agreement.projection';

interface ContinuationWork {
  tx: Transaction;
  assignment: LockedAssignment;
  agreement: ContinuationAgreementEntity;
}

type Patch = Partial<ContinuationAgreementEntity>;

async function lock({ tx, assignment, agreement }: ContinuationWork): Promise<Patch> {
  const input = await prepareDocument(tx, assignment, {
    documentTypeCode: 'CONTINUATION_AGREEMENT',
    assignment: assignmentProjection.answer({ ...assignment, content: contentBefore(assignment, agreement) }),
    agreement: continuationAgreementProjection.answer(agreement),
  });
  return { contractDocumentId: freezeDocument(tx, assignment, input) };
}

async function unlock({ tx, agreement }: ContinuationWork): Promise<Patch> {
  await discardContract(tx, agreement.contractDocumentId);
  return { contractDocumentId: null };
}

/** The new end is one that somebody has signed for. No part of what the assignment answers, which said so already. */
async function activate({ tx, assignment, agreement }: ContinuationWork): Promise<Patch> {
  const { startDate, endDate, content, contractDocumentId } = agreement;
  const entry = await continuationEntry(tx, { startDate, endDate }, content, contractDocumentId);
  await appendToDiary(tx, assignment.assignmentId, entry);
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
