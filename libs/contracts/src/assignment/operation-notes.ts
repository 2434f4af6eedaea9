import { describeOperations, type OperationNote } from '../common/operation-notes';

const kind = (what: string, asset: string): Record<string, OperationNote> => {
  const name = what.charAt(0).toUpperCase() + what.slice(1);
  return {
    [`create${name}Assignment`]: {
      text: `The agreement of a customer with an agency ${asset}, as a draft: lists may be empty until the action LOCK, which asks for everything that the law and the contract need. A \`creationTime\` is kept, for migrations.`,
      events: ['assignment-created'],
    },
    [`get${name}Assignment`]: {
      text: `The whole agreement, with the documents that were made of it. An id of an assignment of another type is INVALID_ID.`,
    },
    [`update${name}Assignment`]: {
      text: 'A DRAFT may be changed as a whole. In READY_FOR_SIGNING, FINISHED and REJECTED nothing may change: UNLOCK first, where that is possible.',
      events: ['assignment-updated'],
      states: true,
    },
    [`delete${name}Assignment`]: {
      text: 'One that has or had an official id stays, since the law asks for a record of every assignment.',
      events: ['assignment-deleted'],
      states: true,
    },
  };
};

const settings = 'Agents and integrations may not read or change settings.';

describeOperations({
  ...kind('sales', "to sell the customer's realty"),
  ...kind('purchase', 'to find and buy a realty for the customer'),
  ...kind('rental', "to find a tenant for the customer's realty"),
  searchAssignments: {
    text: 'Finds assignments to sell, buy and let, of the offices in the token. `partyId` finds customers and consentors, `agentId` agents in any role.',
  },
  actOnAssignment: {
    text: 'Each action that changes the status is an event of its own, with the status before.',
    events: [
      'assignment-locked',
      'assignment-unlocked',
      'assignment-activated',
      'assignment-finished',
      'assignment-rejected',
    ],
    states: true,
  },
  setOfficialAssignmentId: {
    text: 'For migrations alone: the official id is the number under which the law has every assignment kept. LOCK gives one to assignments that have none. One that another assignment of the office has is refused.',
    events: ['assignment-updated'],
    states: true,
  },
  getDiary: {
    text: 'The diary that the law asks of brokers: what was agreed, as it was when the assignment was activated and at each change since. Entries never change; personal data stays in it by law.',
  },
  createContinuationAgreement: {
    text: 'Customer and agency agree on a longer term before the present one ends. It is a DRAFT until it is locked and activated as the assignment was.',
    events: ['continuation-agreement-created'],
    states: true,
  },
  listContinuationAgreements: { text: 'In the order in which they were made, without pages.' },
  getContinuationAgreement: { text: 'The agreement as it was written, with its document.' },
  updateContinuationAgreement: {
    text: 'Only a DRAFT may be changed.',
    events: ['continuation-agreement-updated'],
    states: true,
  },
  deleteContinuationAgreement: {
    text: 'Only a DRAFT may be deleted.',
    events: ['continuation-agreement-deleted'],
    states: true,
  },
  actOnContinuationAgreement: {
    text: "The assignment's own ETag stays as it is.",
    events: ['continuation-agreement-locked', 'continuation-agreement-unlocked', 'continuation-agreement-activated'],
    states: true,
  },
  saveMarketingPlan: {
    text: 'What the agency will do to sell: advertisements, showings, services and what they cost.',
    events: ['marketing-plan-saved'],
  },
  getMarketingPlan: { text: 'INVALID_ID where none was saved yet.' },
  generateMarketingPlanDocument: {
    text: 'The PDF is made after the answer; its content can be fetched by the id that is answered. There is no body.',
    events: ['document-generated'],
  },
  generateExplanatoryAppendix: {
    text: "The seller's explanations of one asset, as a PDF that is made after the answer.",
    events: ['document-generated'],
  },
  listDocuments: { text: 'Both parameters are needed. An unknown owner, or one of another office, has no documents.' },
  getDocument: { text: 'Its name, type, size and owner.' },
  getDocumentContent: { text: 'The bytes of a PDF, with its name in `Content-Disposition`.' },
  getOfficialAssignmentIdSettings: { text: settings },
  saveOfficialAssignmentIdSettings: {
    text: `${settings} Numbers that assignments have already stay.`,
    events: ['official-assignment-id-settings-changed'],
  },
  resetOfficialAssignmentIds: { text: settings, events: ['official-assignment-id-settings-changed'] },
  getIntegrationSettings: { text: `${settings} An office that never saved any answers its id alone.` },
  saveIntegrationSettings: {
    text: `${settings} They say which surveys customers get and whether sales are reported to the price-tracking service (HSP).`,
    events: ['integration-settings-changed'],
  },
});
