import type { Assignment, AssignmentAgent, AssignmentParty, BuyerParty, LessorParty } from '@ovipro/contracts';
import { addressLine, businessIdText } from '../format';
import type { DocumentInput } from '../input';
import type { Block } from '../pdf/block';
import { FieldList, section, table } from './field-list';
import { agentName, namedAgents, namedParties, partyName } from './people';
import type { Voice } from './voice';

/** What the three types say of their customers. */
export type Customer = AssignmentParty & Partial<LessorParty> & Partial<BuyerParty>;

/** Whoever gives the assignment. */
export function customersOf(assignment: Assignment): Customer[] {
  switch (assignment.assignmentTypeCode) {
    case 'SALES':
      return assignment.sellerCustomerParties;
    case 'PURCHASE':
      return assignment.buyerCustomerParties;
    case 'RENTAL':
      return assignment.lessorParties;
  }
}

export const consentorsOf = (assignment: Assignment): AssignmentParty[] =>
  assignment.assignmentTypeCode === 'SALES' ? (assignment.consentorParties ?? []) : [];

const contactLines = ({ phoneNumber, emailAddress }: { phoneNumber?: string; emailAddress?: string }): string =>
  [phoneNumber, emailAddress].filter(Boolean).join('\n');

/** A table of parties. That somebody is a person goes without saying. */
export function partyTable(voice: Voice, input: DocumentInput, parties: AssignmentParty[]): Block[] {
  const { name, address, contacts } = voice.words.parties;
  const rows = namedParties(input, parties).map((party) => {
    const type = party.partyTypeCode === 'PERSON_PARTY' ? '' : ` (${voice.code('PartyTypeCode', party.partyTypeCode)})`;
    return [`${party.name}${type}`, party.addressLine, contactLines(party)];
  });
  const columns = [
    { title: name, width: 33 },
    { title: address, width: 35 },
    { title: contacts, width: 32 },
  ];
  return table(columns, rows);
}

export function agentTable(voice: Voice, input: DocumentInput, agents: AssignmentAgent[] = []): Block[] {
  const { name, role, contacts } = voice.words.parties;
  const columns = [
    { title: name, width: 30 },
    { title: role, width: 24 },
    { title: contacts, width: 46 },
  ];
  const rows = namedAgents(input, agents).map((agent) => [
    agentName(agent),
    voice.code('AgentRoleCode', agent.roleCode),
    contactLines(agent),
  ]);
  return table(columns, rows);
}

function agencyFields(voice: Voice, { agency }: DocumentInput): Block[] {
  const { name, address, phone, email } = voice.words.parties;
  return new FieldList(voice)
    .text(name, [agency.officialName, agency.officeName].filter(Boolean).join(', '))
    .text(voice.words.letterhead.businessId, businessIdText(agency.businessId))
    .text(address, addressLine(agency.address))
    .text(phone, agency.phoneNumber)
    .text(email, agency.emailAddress)
    .blocks();
}

/** The agency with its agents, the customers, and whoever consents. */
export function partiesSection(voice: Voice, input: DocumentInput, agents: AssignmentAgent[] = []): Block[] {
  const words = voice.words.parties;
  const { assignment } = input;
  return section(words.section, [
    ...section(words.agency, agencyFields(voice, input), 3),
    ...section(words.agents, agentTable(voice, input, agents), 3),
    ...section(words.customers[assignment.assignmentTypeCode], partyTable(voice, input, customersOf(assignment)), 3),
    ...section(words.consentors, partyTable(voice, input, consentorsOf(assignment)), 3),
  ]);
}

function declarationFields(voice: Voice, customer: Customer): FieldList {
  const words = voice.words.declarations;
  const { declarationByParty: declaration, financialAccount: account } = customer;
  return new FieldList(voice)
    .yesNo(words.isMarried, declaration?.isMarried)
    .yesNo(words.hasBeenMarried, declaration?.hasBeenMarried)
    .yesNo(words.isDivorceLegallyBinding, declaration?.isDivorceLegallyBinding)
    .yesNo(words.hasLegalPartitioningOfAssets, declaration?.hasLegalPartitioningOfAssets)
    .yesNo(words.isResponsibleForObtainingConsent, declaration?.isResponsibleForObtainingConsent)
    .yesNo(words.wasAdvisedOfTaxConsequences, declaration?.wasAdvisedOfTaxConsequences)
    .yesNo(words.isFirstTimeBuyer, customer.isFirstTimeBuyer)
    .text(words.financialAccountId, account?.financialAccountId)
    .text(words.financialInstitutionName, account?.financialInstitutionName)
    .text(words.financialInstitutionId, account?.financialInstitutionId);
}

/** What each of the customers declares. */
export function declarations(voice: Voice, input: DocumentInput, title: string): Block[] {
  const customers = customersOf(input.assignment);
  return section(
    title,
    customers.flatMap((customer) =>
      section(partyName(input.parties, customer.partyId), declarationFields(voice, customer).blocks(), 3),
    ),
  );
}
