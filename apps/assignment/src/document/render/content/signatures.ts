import { type AssignmentAgent } from '@ovipro/contracts';
import type { DocumentInput } from '../input';
import type { Block, Signatory } from '../pdf/block';
import { section } from './field-list';
import { consentorsOf, customersOf } from './parties';
import { agentName, namedAgents, partyName } from './people';
import type { Voice } from './voice';

/** Lines for those who sign. */
function signaturesOf(voice: Voice, signatories: Signatory[]): Block[] {
  const { section: title, placeAndDate, signature } = voice.words.signatures;
  const blocks: Block[] = signatories.length > 0 ? [{ kind: 'signatures', placeAndDate, signature, signatories }] : [];
  return section(title, blocks);
}

function customers(voice: Voice, { assignment, parties }: DocumentInput): Signatory[] {
  const role = voice.words.parties.customer[assignment.assignmentTypeCode];
  return customersOf(assignment).map(({ partyId }) => ({ name: partyName(parties, partyId), role }));
}

/** An agreement is signed by the customers, by those who consent, and for the agency by whoever answers for it. */
export function agreementSignatures(voice: Voice, input: DocumentInput, agents: AssignmentAgent[] = []): Block[] {
  const { consentor, agencySigns } = voice.words.parties;
  const consentors = consentorsOf(input.assignment);
  const responsible = namedAgents(input, agents).find(({ roleCode }) => roleCode === 'RESPONSIBLE_AGENT');
  return signaturesOf(voice, [
    ...customers(voice, input),
    ...consentors.map(({ partyId }) => ({ name: partyName(input.parties, partyId), role: consentor })),
    {
      name: responsible ? agentName(responsible) : input.agency.officialName,
      role: `${agencySigns}, ${input.agency.officialName}`,
    },
  ]);
}

/** What the customers declare they sign alone. */
export const customerSignatures = (voice: Voice, input: DocumentInput): Block[] =>
  signaturesOf(voice, customers(voice, input));
