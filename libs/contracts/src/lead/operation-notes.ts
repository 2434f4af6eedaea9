import type { OperationNotes } from '../common/operation-note';
import { leadSample, outgoingLeadSample } from './samples';
import leadCreate from './samples/lead.create.request.json';
import leadCreated from './samples/lead.create.response.json';
import leadUpdate from './samples/lead.update.request.json';
import leadsSearch from './samples/leads.search.response.json';
import marketplaceLeadCreate from './samples/marketplaceLead.create.request.json';
import outgoingLeadCreate from './samples/outgoingLead.create.request.json';
import outgoingLeadsSearch from './samples/outgoingLeads.search.response.json';

export const leadNotes: OperationNotes = {
  createMarketplaceLead: {
    text: 'A marketplace sends the contact of a customer who has answered an advertisement or wants to sell. The lead is NEW, and its `leadSourceTypeCode` is the marketplace of the path. A token of a marketplace is good for its own code alone (403 for another). The office need not be known.',
    events: ['lead-created'],
    request: marketplaceLeadCreate,
    answer: leadCreated,
  },
  createLead: {
    text: 'A bank, another partner or an agent hands over a customer who may want to sell, buy, let or rent a realty. The lead is NEW. Partners may name any office, agents their own (403 for another); the codes of marketplaces are refused as source (INVALID_TYPE). Whether a lead has arrived, `GET /leads?supplierAssignedId=` tells.',
    events: ['lead-created'],
    request: leadCreate,
    answer: leadCreated,
  },
  searchLeads: {
    text: 'Finds the leads of the offices in the token; a partner finds those that it created itself, whatever office they went to.',
    answer: leadsSearch,
  },
  getLead: {
    text: 'The lead as the search shows it. A partner reads those that it created itself.',
    answer: leadSample,
  },
  updateLead: {
    text: `Handles a lead. Once it is APPROVED or REJECTED, status, office and agent stay, while action codes, note and party may still change. \`assignmentTime\` is set when an agent is first named, \`decisionTime\` at APPROVED or REJECTED. A token for both offices may move a lead from one to the other.

**Everything that is left out is removed.** A PUT of the status alone drops the agent, the note and the party, and is refused with VALUE_REQUIRED where the party was the only contact. To change the status and nothing else, send back what GET answered:

\`{"leadStatusCode": "IN_PROGRESS", "leadActionCodes": [], "lead": {"agencyOfficeId": "7bdffe48-0077-4de0-acd4-d9b9b1ab49f8", "agentId": "2dca92fa-0a9a-4903-bca2-6d6c74995e8d", "additionalNote": "Yhteydenotto mieluiten aamuisin ennen klo 10.", "customer": {"partyId": "62701576-2621-4a27-8d2b-63cea492abb6"}}}\``,
    events: ['lead-updated', 'lead-assigned', 'lead-approved', 'lead-rejected'],
    states: true,
    request: leadUpdate,
  },
  createOutgoingLead: {
    text: 'An agent hands a customer over to a partner, for example to a bank for a loan. The event is the delivery. `sender` is completed by the agent of the token, `customer` by the party register, as they are at that moment; a later change of a name does not reach a lead that was sent.',
    events: ['outgoing-lead-created'],
    request: outgoingLeadCreate,
    answer: leadCreated,
  },
  searchOutgoingLeads: {
    text: 'Finds the leads that the offices in the token have sent to partners.',
    answer: outgoingLeadsSearch,
  },
  getOutgoingLead: {
    text: 'The lead as it was sent, and as the search shows it.',
    answer: outgoingLeadSample,
  },
};
