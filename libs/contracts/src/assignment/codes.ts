import { codeTable } from '../common/code-table';

export const AssignmentTypeCode = codeTable('AssignmentTypeCode', {
  SALES: 'The agency sells realties for their owners.',
  PURCHASE: 'The agency looks for a realty that its customers want to buy.',
  RENTAL: 'The agency finds tenants for the realties of lessors.',
});
export type AssignmentTypeCode = (typeof AssignmentTypeCode)[number];

/** In the order of the life cycle, which is the order they sort in. */
export const AssignmentStatusCode = codeTable('AssignmentStatusCode', {
  DRAFT: 'Being prepared: everything can still change.',
  READY_FOR_SIGNING: 'Complete and frozen, with a contract for the parties to sign.',
  ACTIVE: 'Signed and in force.',
  FINISHED: 'Over. This is final.',
  REJECTED: 'Given up before it came into force. This is final.',
});
export type AssignmentStatusCode = (typeof AssignmentStatusCode)[number];

export const AssignmentActionCode = codeTable('AssignmentActionCode', {
  REJECT: 'Gives up an assignment that is DRAFT or READY_FOR_SIGNING: it becomes REJECTED.',
  LOCK: 'Freezes a DRAFT that is complete for signing: it becomes READY_FOR_SIGNING, with an official id and a contract.',
  UNLOCK:
    'Opens one that is READY_FOR_SIGNING again: it becomes DRAFT; the contract is discarded, the official id stays.',
  ACTIVATE: 'Puts one that is READY_FOR_SIGNING into force, as signed: it becomes ACTIVE and enters the diary.',
  FINISH: 'Ends one that is ACTIVE: it becomes FINISHED, with today as its actual end unless one was set.',
});
export type AssignmentActionCode = (typeof AssignmentActionCode)[number];

export const AgreementTypeCode = codeTable('AgreementTypeCode', {
  FIXED_TERM: 'In force from a start date to an end date.',
  INDEFINITE_TERM: 'In force from a start date until it is ended, for a number of periods at a time.',
});
export type AgreementTypeCode = (typeof AgreementTypeCode)[number];

/** In the order of the life cycle. */
export const ContinuationAgreementStatusCode = codeTable('ContinuationAgreementStatusCode', {
  DRAFT: 'Being prepared: it can change and be deleted.',
  READY_FOR_SIGNING: 'Frozen, with a contract for the parties to sign.',
  SIGNED: 'Signed: the assignment continues. This is final.',
});
export type ContinuationAgreementStatusCode = (typeof ContinuationAgreementStatusCode)[number];

export const ContinuationAgreementActionCode = codeTable('ContinuationAgreementActionCode', {
  LOCK: 'Freezes a DRAFT for signing: it becomes READY_FOR_SIGNING, with a contract.',
  UNLOCK: 'Opens one that is READY_FOR_SIGNING again: it becomes DRAFT, and its contract is discarded.',
  ACTIVATE: 'Takes one that is READY_FOR_SIGNING as signed: it becomes SIGNED and enters the diary.',
});
export type ContinuationAgreementActionCode = (typeof ContinuationAgreementActionCode)[number];
