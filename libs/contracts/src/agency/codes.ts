import { codeTable } from '../common/code-table';

export const ContactRecipientCode = codeTable('ContactRecipientCode', {
  RESPONSIBLE_AGENT: 'Customers who get in touch reach the agent of the realty.',
  AGENCY_OFFICE: 'They reach the office.',
  AGENCY: 'They reach the agency.',
});
export type ContactRecipientCode = (typeof ContactRecipientCode)[number];

export const AgentSortOrderCode = codeTable('AgentSortOrderCode', {
  AGENT_NAME: 'By name.',
  RANDOM: 'In another order each time.',
  NEWEST: 'Those who came last go first.',
  MOST_RECOMMENDED: 'Those whom customers recommend most go first.',
});
export type AgentSortOrderCode = (typeof AgentSortOrderCode)[number];

/** The state in which an agent works: the only one in which the agent can log in. */
export const activeAgentState = 'ACTIVE';

export const knownAgentStates = codeTable('AgentState', {
  [activeAgentState]: 'Works for the agency, and can log in.',
  INACTIVE: 'Does not work now, and cannot log in.',
});
export const knownContactTypeCodes = codeTable('AgencyContactTypeCode', {
  PHONE: 'A phone number.',
  EMAIL: 'An e-mail address.',
  FAX: 'A fax number.',
  WEBSITE: 'The address of a web page.',
});
export const knownPortalCodes = codeTable('PortalCode', {
  ETUOVI: 'Etuovi, for realties for sale.',
  VUOKRAOVI: 'Vuokraovi, for homes to let.',
});
export const knownLinkTypeCodes = codeTable('LinkTypeCode', {
  PRIVACY_STATEMENT: 'How the office handles personal data.',
});
