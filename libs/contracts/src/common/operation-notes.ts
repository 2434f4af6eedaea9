/** What the document says of an operation besides its summary and what follows from its declaration. */
export interface OperationNote {
  /** What it does and when it may be used, for whoever does not know the field. */
  text: string;
  /** The names of the events that may follow. */
  events?: string[];
  /** It is refused with INVALID_STATUS where the status of the resource does not allow it. */
  states?: boolean;
  /** What a PUT that leaves out a property leaves as it was, where that is not unset. */
  keeps?: string[];
}

const leads: Record<string, OperationNote> = {
  createMarketplaceLead: {
    text: 'A marketplace sends the contact of a customer who has answered an advertisement or wants to sell. The lead is NEW, and its `leadSourceTypeCode` is the marketplace of the path. A token of a marketplace is good for its own code alone. The office need not be known.',
    events: ['lead-created'],
  },
  createLead: {
    text: 'A bank, another partner or an agent hands over a customer who may want to sell, buy, let or rent a realty. The lead is NEW. Partners may name any office, agents their own; the codes of marketplaces are refused as source. Whether a lead has arrived, `GET /leads?supplierAssignedId=` tells.',
    events: ['lead-created'],
  },
  searchLeads: {
    text: 'Finds the leads of the offices in the token; a partner finds those that it created itself, whatever office they went to.',
  },
  getLead: { text: 'The lead as the search shows it. A partner reads those that it created itself.' },
  updateLead: {
    text: `Handles a lead: NEW becomes IN_PROGRESS, APPROVED or REJECTED, IN_PROGRESS becomes APPROVED or REJECTED, and these two are final: status, office and agent stay then, while action codes, note and party may still change. \`assignmentTime\` is set when an agent is first named, \`decisionTime\` at APPROVED or REJECTED. A token for both offices may move a lead from one to the other.

**Everything that is left out is removed.** A PUT of the status alone drops the agent, the note and the party, and is refused with VALUE_REQUIRED where the party was the only contact. To change the status and nothing else, send back what GET answered:

\`{"leadStatusCode": "IN_PROGRESS", "leadActionCodes": [], "lead": {"agencyOfficeId": "7bdffe48-0077-4de0-acd4-d9b9b1ab49f8", "agentId": "2dca92fa-0a9a-4903-bca2-6d6c74995e8d", "additionalNote": "Yhteydenotto mieluiten aamuisin ennen klo 10.", "customer": {"partyId": "62701576-2621-4a27-8d2b-63cea492abb6"}}}\``,
    events: ['lead-updated', 'lead-assigned', 'lead-approved', 'lead-rejected'],
    states: true,
  },
  createOutgoingLead: {
    text: 'An agent hands a customer over to a partner, for example to a bank for a loan. The event is the delivery. `sender` is completed by the agent of the token, `customer` by the party register, as they are at that moment; a later change of a name does not reach a lead that was sent.',
    events: ['outgoing-lead-created'],
  },
  searchOutgoingLeads: { text: 'Finds the leads that the offices in the token have sent to partners.' },
  getOutgoingLead: { text: 'The lead as the search shows it.' },
};

const meetings: Record<string, OperationNote> = {
  createMeeting: {
    text: 'Notes a sales meeting (agents want to win an assignment) or an evaluation visit (they estimate what a realty is worth). It may be created in any status: one that took place already is WON, LOST or CANCELLED from the start.',
    events: ['meeting-created', 'meeting-won', 'meeting-lost', 'meeting-cancelled'],
  },
  searchMeetings: {
    text: 'Finds meetings of the offices in the token, with the names of parties and agents as the registers have them now. `freeTextSearch` looks at address, notes and names: all its words, in any order, each as the beginning of a word; accents and capitals mean nothing.',
  },
  getMeeting: { text: 'The meeting as it was written.' },
  updateMeeting: {
    text: 'WAITING becomes WON, LOST or CANCELLED; WON and LOST may correct each other; CANCELLED is final. `visitTime` and `parties` stay once the meeting is not WAITING any more, everything else may be changed. Both may change in the PUT that ends the waiting.',
    events: ['meeting-updated', 'meeting-won', 'meeting-lost', 'meeting-cancelled'],
    states: true,
  },
  deleteMeeting: { text: 'Only a meeting that is WAITING can be deleted.', events: ['meeting-deleted'], states: true },
};

const agency: Record<string, OperationNote> = {
  searchAgencies: {
    text: 'The agencies of the offices that the agent and the caller share. An unknown agent has none.',
  },
  getAgency: { text: "An agency that has one of the caller's offices; any other is INVALID_ID." },
  searchAgencyOffices: {
    text: 'With `agencyId`, the offices of that agency; with `agentId`, the offices of that agent; with both, those of both; without any, all. Never an office outside of those in the token. An import counts as a modification for `modifiedAfter`.',
  },
  getAgencyOffice: { text: 'Everything that is known of the office, with the names of its agency.' },
  updateAgencyOffice: {
    text: 'Replaces what main users say of an office: names and descriptions for customers, tags, links, accounts, invoicing, looks. Coordinates and contacts have operations of their own, and what the import brings (number, name, addresses, contracts) stays.',
    events: ['agency-office-changed'],
  },
  updateAgencyOfficeCoordinates: {
    text: 'Where the office stands on a map, in WGS 84.',
    events: ['agency-office-changed'],
  },
  updateAgencyOfficeContacts: {
    text: 'The list replaces the contacts: one without an id is added, one with a known id is changed, one that is left out is deleted. An id that the office does not have is INVALID_ID. `officeDescription` stays as it was where it is left out.',
    events: ['agency-office-changed'],
    keeps: ['officeDescription'],
  },
  listPublicAgents: { text: 'The agents on the web pages of the office, by last name, then first name.' },
  addPublicAgent: {
    text: "Repeated, it changes nothing. The agent must share an office with the caller. `If-Match` means the agent's version, and the ETag is that of the agent. An agent can be public in 200 offices.",
    events: ['agent-changed', 'agency-office-changed'],
    states: true,
  },
  removePublicAgent: {
    text: "Repeated, it changes nothing. `If-Match` means the agent's version, and the ETag is that of the agent.",
    events: ['agent-changed', 'agency-office-changed'],
  },
  searchAgents: { text: 'Names, contacts and profiles of colleagues; those who were removed are not found.' },
  getAgent: { text: 'An agent who shares an office with the caller; any other is INVALID_ID.' },
  createToken: {
    text: 'The token is good for 15 minutes. A wrong user name is answered as a wrong password is, after the same time. After ten failures within a minute of one user name and address, further ones are 429.',
  },
  getKeys: {
    text: 'For whoever verifies tokens: keys in the form of RFC 7517, the one that signs now and those whose tokens are still good. Keep them for some minutes; a token by an unknown key is a reason to fetch them again.',
  },
};

const base: Record<string, OperationNote> = { ...leads, ...meetings, ...agency };

/** Adds what a further API has to say of its operations. */
export function describeOperations(notes: Record<string, OperationNote>): void {
  Object.assign(base, notes);
}

/** What the document says of an operation, by its `operationId`. */
export const operationNote = (operationId: string): OperationNote | undefined => base[operationId];
