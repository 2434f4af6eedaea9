import type { OperationNotes } from '../common/operation-note';
import { editableWhenActive } from './assignment.life-cycle';
import { documentSample } from './assignment.samples';
import action from './samples/assignment.action.request.json';
import search from './samples/assignments.search.response.json';
import continuationAction from './samples/continuationAgreement.action.request.json';
import continuationCreate from './samples/continuationAgreement.create.request.json';
import continuationCreated from './samples/continuationAgreement.create.response.json';
import continuationGet from './samples/continuationAgreement.get.response.json';
import continuationUpdate from './samples/continuationAgreement.update.request.json';
import continuationList from './samples/continuationAgreements.list.response.json';
import diary from './samples/diary.get.response.json';
import appendixGenerate from './samples/explanatoryAppendix.generate.request.json';
import integrationGet from './samples/integrationSettings.get.response.json';
import integrationSave from './samples/integrationSettings.save.request.json';
import planDocument from './samples/marketingPlan.document.response.json';
import planGet from './samples/marketingPlan.get.response.json';
import planSave from './samples/marketingPlan.save.request.json';
import officialIdSet from './samples/officialAssignmentId.set.request.json';
import officialIdsGet from './samples/officialAssignmentIdSettings.get.response.json';
import officialIdsSave from './samples/officialAssignmentIdSettings.save.request.json';
import purchaseCreate from './samples/purchaseAssignment.create.request.json';
import purchaseCreated from './samples/purchaseAssignment.create.response.json';
import purchaseGet from './samples/purchaseAssignment.get.response.json';
import purchaseUpdate from './samples/purchaseAssignment.update.request.json';
import rentalCreate from './samples/rentalAssignment.create.request.json';
import rentalCreated from './samples/rentalAssignment.create.response.json';
import rentalGet from './samples/rentalAssignment.get.response.json';
import rentalUpdate from './samples/rentalAssignment.update.request.json';
import salesCreate from './samples/salesAssignment.create.request.json';
import salesCreated from './samples/salesAssignment.create.response.json';
import salesGet from './samples/salesAssignment.get.response.json';
import salesUpdate from './samples/salesAssignment.update.request.json';

type Examples = Record<'create' | 'created' | 'get' | 'update', object>;

/** The notes of one type of assignment. @param editable what may change while it is ACTIVE */
function notesOf(name: string, purpose: string, editable: string, examples: Examples): OperationNotes {
  return {
    [`create${name}Assignment`]: {
      text: `The agreement of a customer with an agency ${purpose}, as a draft: lists may be empty until the action LOCK, which asks for everything that the law and the contract need. A \`creationTime\` is kept, for migrations.`,
      events: ['assignment-created'],
      request: examples.create,
      answer: examples.created,
    },
    [`get${name}Assignment`]: {
      text: `The whole agreement, with the documents that were made of it. An id of an assignment of another type is INVALID_ID.`,
      answer: examples.get,
    },
    [`update${name}Assignment`]: {
      text: `A DRAFT may be changed as a whole, an ACTIVE assignment in its \`${editable}\` alone, unless a continuation agreement is unsigned; INVALID_STATUS names the first other property that differs. In READY_FOR_SIGNING, FINISHED and REJECTED nothing may change: UNLOCK first, where that is possible. What the system has set (official id, contract, appendices) stays.`,
      events: ['assignment-updated'],
      states: true,
      request: examples.update,
    },
    [`delete${name}Assignment`]: {
      text: 'Removes a DRAFT for good. One that has or had an official id stays (INVALID_STATUS), since the law asks for a record of every assignment: REJECT it instead.',
      events: ['assignment-deleted'],
      states: true,
    },
  };
}

const types: OperationNotes = {
  ...notesOf('Sales', "to sell the customer's realty", editableWhenActive.SALES, {
    ...{ create: salesCreate, created: salesCreated, get: salesGet, update: salesUpdate },
  }),
  ...notesOf('Purchase', 'to find and buy a realty for the customer', editableWhenActive.PURCHASE, {
    ...{ create: purchaseCreate, created: purchaseCreated, get: purchaseGet, update: purchaseUpdate },
  }),
  ...notesOf('Rental', "to find a tenant for the customer's realty", editableWhenActive.RENTAL, {
    ...{ create: rentalCreate, created: rentalCreated, get: rentalGet, update: rentalUpdate },
  }),
};

const allTypes: OperationNotes = {
  searchAssignments: {
    text: 'Finds assignments to sell, buy and let, of the offices in the token. `partyId` finds customers and consentors, `agentId` agents in any role.',
    answer: search,
  },
  actOnAssignment: {
    text: 'Each action that changes the status is an event of its own, with the status before. LOCK names all that is missing at once, each by its path (BAD_REQUEST_BODY), gives the official id and has the contract made; FINISH sets the actual end where there is none. ACTIVATE and FINISH of a purchase lead its asset requirement on, too.',
    events: [
      'assignment-locked',
      'assignment-unlocked',
      'assignment-activated',
      'assignment-finished',
      'assignment-rejected',
    ],
    states: true,
    request: action,
  },
  setOfficialAssignmentId: {
    text: 'For migrations alone: the official id is the number under which the law has every assignment kept. LOCK gives one to assignments that have none. Only a DRAFT without one takes it (INVALID_STATUS); one that another assignment of the office has is refused (BAD_REQUEST_BODY).',
    events: ['assignment-updated'],
    states: true,
    request: officialIdSet,
  },
  getDiary: {
    text: 'The diary that the law asks of brokers: what was agreed, as it was when the assignment was activated and at each change since. Entries never change; personal data stays in it by law.',
    answer: diary,
  },
};

const continuations: OperationNotes = {
  createContinuationAgreement: {
    text: 'Customer and agency agree on a longer term before the present one ends. It is a DRAFT until it is locked and activated as the assignment was. The assignment has to be ACTIVE, with an end, and without another that is unsigned (INVALID_STATUS); the term may be four months at most (BAD_REQUEST_BODY); a realty that the assignment does not have is INVALID_ID.',
    events: ['continuation-agreement-created'],
    states: true,
    request: continuationCreate,
    answer: continuationCreated,
  },
  listContinuationAgreements: {
    text: 'In the order in which they were made, without pages.',
    answer: continuationList,
  },
  getContinuationAgreement: { text: 'The agreement as it was written, with its document.', answer: continuationGet },
  updateContinuationAgreement: {
    text: 'Only a DRAFT may be changed (INVALID_STATUS). The assignment follows, and its own ETag with it.',
    events: ['continuation-agreement-updated'],
    states: true,
    request: continuationUpdate,
  },
  deleteContinuationAgreement: {
    text: 'Only a DRAFT may be deleted (INVALID_STATUS). What it had changed of the assignment is put back.',
    events: ['continuation-agreement-deleted'],
    states: true,
  },
  actOnContinuationAgreement: {
    text: "SIGNED is final: the assignment's end is then the one that was agreed. The assignment's own ETag stays as it is.",
    events: ['continuation-agreement-locked', 'continuation-agreement-unlocked', 'continuation-agreement-activated'],
    states: true,
    request: continuationAction,
  },
};

const plansAndDocuments: OperationNotes = {
  saveMarketingPlan: {
    text: 'What the agency will do to sell: advertisements, showings, services and what they cost. An `If-Match` before the first save is 412.',
    events: ['marketing-plan-saved'],
    request: planSave,
  },
  getMarketingPlan: { text: 'The plan as it was saved last; INVALID_ID where none was saved yet.', answer: planGet },
  generateMarketingPlanDocument: {
    text: 'The PDF is made after the answer; its content can be fetched by the id that is answered. There is no body. INVALID_ID where no plan was saved yet; a text that the PDF cannot show is BAD_REQUEST_BODY.',
    events: ['document-generated'],
    answer: planDocument,
  },
  generateExplanatoryAppendix: {
    text: "The seller's explanations of one asset, as a PDF that is made after the answer. A realty that the assignment does not have is INVALID_ID; a text that the PDF cannot show is BAD_REQUEST_BODY.",
    events: ['document-generated'],
    request: appendixGenerate,
  },
  listDocuments: {
    text: 'Both parameters are needed. An unknown owner, or one of another office, has no documents.',
    answer: { totalCount: 1, documents: [documentSample] },
  },
  getDocument: {
    text: 'Its name, type, size and owner; `sha256` and `contentLength` once it is rendered.',
    answer: documentSample,
  },
  getDocumentContent: {
    text: 'The bytes of a PDF, with its name in `Content-Disposition`; a part of them, where `Range` asks for it.',
  },
};

const mainUsers = 'Agents and integrations may not read or change settings (403).';

const settings: OperationNotes = {
  getOfficialAssignmentIdSettings: {
    text: `What the official ids of the office begin with, and the next number. ${mainUsers}`,
    answer: officialIdsGet,
  },
  saveOfficialAssignmentIdSettings: {
    text: `${mainUsers} Numbers that assignments have already stay. The identifier of another office of the agency is BAD_REQUEST_BODY.`,
    events: ['official-assignment-id-settings-changed'],
    request: officialIdsSave,
  },
  resetOfficialAssignmentIds: {
    text: `The next LOCK begins to count anew. ${mainUsers}`,
    events: ['official-assignment-id-settings-changed'],
  },
  getIntegrationSettings: {
    text: `${mainUsers} An office that never saved any answers its id alone.`,
    answer: integrationGet,
  },
  saveIntegrationSettings: {
    text: `${mainUsers} They say which surveys customers get and whether sales are reported to the price-tracking service (HSP).`,
    events: ['integration-settings-changed'],
    request: integrationSave,
  },
};

export const assignmentNotes: OperationNotes = {
  ...types,
  ...allTypes,
  ...continuations,
  ...plansAndDocuments,
  ...settings,
};
