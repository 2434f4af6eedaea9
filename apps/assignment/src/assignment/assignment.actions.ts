import {
  assignmentActivated,
  type AssignmentActionCode,
  assignmentActions as transitions,
  assignmentFinished,
  assignmentLocked,
  assignmentRejected,
  type AssignmentStatusCode,
  assignmentUnlocked,
  type IntegrationSettings,
  lockFaults,
} from '@ovipro/contracts';
import { badBody, type Caller, defineActions, type Transaction } from '@ovipro/platform';
import { dateInFinland } from '../calendar';
import type { AssignmentConfig } from '../config';
import { assertNoneUnsigned } from '../continuation-agreement/unsigned';
import { activationEntry, identificationEntry } from '../diary/entries';
import { appendToDiary, beginDiary } from '../diary/diary';
import { discardContract, freezeDocument, prepareDocument } from '../document/documents';
import { forgetEnd, remindOfEnd } from '../expiry/expiry';
import { allocateOfficialId } from '../official-assignment-id/allocation.search';
import { integrationSettingsOf } from '../settings/office-settings.root';
import { scheduleSurvey } from '../survey/surveys';
import type { AssignmentEntity } from './assignment.entity';
import { assignmentColumns, assignmentProjection } from './assignment.projection';

interface AssignmentWork {
  tx: Transaction;
  assignment: AssignmentEntity;
  caller?: Caller;
  config: Pick<AssignmentConfig, 'termMonths'>;
  /** The office's at this moment, for what survey and price tracking systems decide by. */
  integrationSettings?: IntegrationSettings;
}

function assertComplete({ assignment, config }: AssignmentWork): void {
  const faults = lockFaults(assignment.assignmentTypeCode, assignment.content, config.termMonths);
  if (faults.length > 0) throw badBody(faults, 'The assignment is not complete.');
}

/** The allocation comes last: all others of the office wait for it. It is sent together with what comes before it. */
async function lock({ tx, assignment, caller }: AssignmentWork): Promise<Partial<AssignmentEntity>> {
  const { assignmentId, agencyOfficeId } = assignment;
  const answer = assignmentProjection.answer(assignment);
  const [input, officialAssignmentId] = await Promise.all([
    prepareDocument(tx, assignment, { documentTypeCode: 'ASSIGNMENT_AGREEMENT', assignment: answer }),
    assignment.officialAssignmentId ?? allocateOfficialId(tx, agencyOfficeId),
  ]);
  if (!assignment.officialAssignmentId)
    beginDiary(tx, assignmentId, identificationEntry(officialAssignmentId, tx.now, caller));
  const contract = { ...input, assignment: { ...answer, officialAssignmentId } } as typeof input;
  return { officialAssignmentId, contractDocumentId: freezeDocument(tx, assignment, contract) };
}

async function unlock({ tx, assignment }: AssignmentWork): Promise<Partial<AssignmentEntity>> {
  await discardContract(tx, assignment.contractDocumentId);
  return { contractDocumentId: null };
}

async function activate({ tx, assignment }: AssignmentWork): Promise<Partial<AssignmentEntity>> {
  const { assignmentId, endDate } = assignment;
  await appendToDiary(tx, assignmentId, await activationEntry(tx, assignment));
  if (endDate) remindOfEnd(tx, assignmentId, endDate);
  return { signedEndDate: endDate };
}

async function finish({ tx, assignment }: AssignmentWork): Promise<Partial<AssignmentEntity>> {
  forgetEnd(tx, assignment.assignmentId);
  await scheduleSurvey(tx, assignment, 'ASSIGNMENT_ENDED');
  const { assignmentTypeCode, content } = assignment;
  const { agreementValidity } = content;
  const validityPeriod = { actualEndDate: dateInFinland(tx.now), ...agreementValidity?.validityPeriod };
  return assignmentColumns(assignmentTypeCode, {
    ...content,
    agreementValidity: { ...agreementValidity, validityPeriod },
  });
}

const loadSettings = async (work: AssignmentWork): Promise<void> => {
  work.integrationSettings = await integrationSettingsOf(work.tx, work.assignment.agencyOfficeId);
};
const withSettings = ({ integrationSettings }: AssignmentWork) => ({ integrationSettings });

/** What can be done with an assignment, and in which states. */
export const assignmentActions = defineActions<AssignmentEntity, AssignmentWork>()<
  AssignmentActionCode,
  AssignmentStatusCode
>({
  resource: 'assignment',
  status: 'assignmentStatusCode',
  actions: {
    LOCK: {
      ...transitions.LOCK,
      needs:
        'one RESPONSIBLE_AGENT, a term of at most four months unless it is for the customer’s business, a commission, a customer, and for sales and rental an asset with a price; all that is missing is named at once',
      guard: assertComplete,
      apply: lock,
      event: assignmentLocked,
    },
    UNLOCK: { ...transitions.UNLOCK, apply: unlock, event: assignmentUnlocked },
    ACTIVATE: {
      ...transitions.ACTIVATE,
      guard: loadSettings,
      apply: activate,
      event: assignmentActivated,
      extra: withSettings,
    },
    FINISH: {
      ...transitions.FINISH,
      needs: 'no continuation agreement that is unsigned',
      guard: async (work) => {
        await assertNoneUnsigned(work.tx, work.assignment);
        await loadSettings(work);
      },
      apply: finish,
      event: assignmentFinished,
      extra: withSettings,
    },
    REJECT: { ...transitions.REJECT, event: assignmentRejected },
  },
});
