import type { OperationNotes } from '../common/operation-note';
import agenciesSearch from './samples/agencies.search.response.json';
import agencyGet from './samples/agency.get.response.json';
import agencyOfficeGet from './samples/agencyOffice.get.response.json';
import agencyOfficeUpdate from './samples/agencyOffice.update.request.json';
import agencyOfficesSearch from './samples/agencyOffices.search.response.json';
import agentGet from './samples/agent.get.response.json';
import agentsSearch from './samples/agents.search.response.json';
import contactsUpdate from './samples/contacts.update.request.json';
import contactsUpdated from './samples/contacts.update.response.json';
import coordinatesUpdate from './samples/coordinates.update.request.json';
import publicAgentAdd from './samples/publicAgent.add.request.json';
import publicAgentsList from './samples/publicAgents.list.response.json';

export const agencyNotes: OperationNotes = {
  searchAgencies: {
    text: 'The agencies of the offices that the agent and the caller share. An unknown agent has none.',
    answer: agenciesSearch,
  },
  getAgency: {
    text: "An agency that has one of the caller's offices; any other is INVALID_ID.",
    answer: agencyGet,
  },
  searchAgencyOffices: {
    text: 'With `agencyId`, the offices of that agency; with `agentId`, the offices of that agent; with both, those of both; without any, all. Never an office outside of those in the token. An import counts as a modification for `modifiedAfter`.',
    answer: agencyOfficesSearch,
  },
  getAgencyOffice: {
    text: 'Everything that is known of the office, with the names of its agency. An office that is not in the token is INVALID_ID.',
    answer: agencyOfficeGet,
  },
  updateAgencyOffice: {
    text: 'Replaces what main users say of an office: names and descriptions for customers, tags, links, accounts, invoicing, looks. Coordinates and contacts have operations of their own, and what the import brings (number, name, addresses, contracts) stays.',
    events: ['agency-office-changed'],
    request: agencyOfficeUpdate,
  },
  updateAgencyOfficeCoordinates: {
    text: 'Says where the office stands on a map, in WGS 84. Nothing else of the office changes.',
    events: ['agency-office-changed'],
    request: coordinatesUpdate,
  },
  updateAgencyOfficeContacts: {
    text: 'The list replaces the contacts: one without an id is added, one with a known id is changed, one that is left out is deleted. An id that the office does not have is INVALID_ID. `officeDescription` stays as it was where it is left out.',
    events: ['agency-office-changed'],
    keeps: ['officeDescription'],
    request: contactsUpdate,
    answer: contactsUpdated,
  },
  listPublicAgents: {
    text: 'The agents on the web pages of the office, by last name, then first name.',
    answer: publicAgentsList,
  },
  addPublicAgent: {
    text: "Repeated, it changes nothing. The agent must share an office with the caller (INVALID_ID otherwise). `If-Match` means the agent's version, and the ETag is that of the agent. An agent can be public in 200 offices (INVALID_STATUS beyond).",
    events: ['agent-changed', 'agency-office-changed'],
    states: true,
    request: publicAgentAdd,
  },
  removePublicAgent: {
    text: "Repeated, it changes nothing. `If-Match` means the agent's version, and the ETag is that of the agent.",
    events: ['agent-changed', 'agency-office-changed'],
  },
  searchAgents: {
    text: 'Names, contacts and profiles of colleagues; those who were removed are not found.',
    answer: agentsSearch,
  },
  getAgent: {
    text: 'An agent who shares an office with the caller; any other is INVALID_ID.',
    answer: agentGet,
  },
};
