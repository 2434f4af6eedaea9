import type { AssignmentAgent, AssignmentParty } from '@ovipro/contracts';
import { addressLine } from '../format';
import type { DocumentAgent, DocumentInput, DocumentParty } from '../input';

/** The name of a party, or its id where nobody has told it. */
export const partyName = (parties: DocumentParty[], partyId: string): string =>
  parties.find((party) => party.partyId === partyId)?.name ?? partyId;

const agentOf = (agents: DocumentAgent[], agentId: string): DocumentAgent =>
  agents.find((agent) => agent.agentId === agentId) ?? { agentId, name: agentId };

export const agentName = ({ name, title }: DocumentAgent): string => [name, title].filter(Boolean).join(', ');

/** The agents of a list, each with name and contacts. */
export const namedAgents = (
  { agents }: DocumentInput,
  list: AssignmentAgent[] = [],
): (DocumentAgent & { roleCode: string })[] =>
  list.map(({ agentId, roleCode }) => ({ ...agentOf(agents, agentId), roleCode }));

/** The parties of a list, each with name and contacts. */
export const namedParties = (
  { parties }: DocumentInput,
  list: AssignmentParty[] = [],
): (DocumentParty & { name: string; partyTypeCode: string; addressLine: string })[] =>
  list.map(({ partyId, partyTypeCode }) => {
    const known = parties.find((party) => party.partyId === partyId);
    const name = partyName(parties, partyId);
    return { ...known, partyId, partyTypeCode, name, addressLine: addressLine(known?.address) };
  });
