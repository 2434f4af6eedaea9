import { agencyNotes } from './agency/operation-notes';
import { assetRequirementNotes } from './asset-requirement/operation-notes';
import { assignmentNotes } from './assignment/operation-notes';
import { authenticationNotes } from './authentication/operation-notes';
import type { OperationNote, OperationNotes } from './common';
import { leadNotes } from './lead/operation-notes';
import { meetingNotes } from './meeting/operation-notes';

/** What the documents of all APIs say of their operations. */
const all: OperationNotes[] = [
  leadNotes,
  agencyNotes,
  authenticationNotes,
  meetingNotes,
  assignmentNotes,
  assetRequirementNotes,
];

const notes = Object.assign({}, ...all) as Partial<OperationNotes>;

/** What the document says of an operation, by its `operationId`. */
export const operationNote = (operationId: string): OperationNote | undefined => notes[operationId];
