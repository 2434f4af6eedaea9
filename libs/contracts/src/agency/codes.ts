export const ContactRecipientCode = ['RESPONSIBLE_AGENT', 'AGENCY_OFFICE', 'AGENCY'] as const;
export type ContactRecipientCode = (typeof ContactRecipientCode)[number];

export const AgentSortOrderCode = ['AGENT_NAME', 'RANDOM', 'NEWEST', 'MOST_RECOMMENDED'] as const;
export type AgentSortOrderCode = (typeof AgentSortOrderCode)[number];

/** The state in which an agent works: the only one in which the agent can log in. */
export const activeAgentState = 'ACTIVE';

export const knownAgentStates = [activeAgentState, 'INACTIVE'];
export const knownContactTypeCodes = ['PHONE', 'EMAIL', 'FAX', 'WEBSITE'];
export const knownPortalCodes = ['ETUOVI', 'VUOKRAOVI'];
export const knownLinkTypeCodes = ['PRIVACY_STATEMENT'];
