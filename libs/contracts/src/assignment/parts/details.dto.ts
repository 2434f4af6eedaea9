import { IdentifierField, BooleanField, IdField, ListOf, ObjectField, OpenCodeField } from '../../common/fields';
import { type Fault, openCode } from '../../common/rule';
import {
  knownAgentRoleCodes,
  knownContactMethodCodes,
  knownExclusivityTypeCodes,
  responsibleAgent,
} from '../known-codes';
import { DescriptionField } from './fields';

/** An agent of the assignment, in a role. */
export class AssignmentAgent {
  @IdField({ description: 'The agent.', example: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0' })
  agentId!: string;

  @OpenCodeField(knownAgentRoleCodes, { description: 'What the agent does in the assignment.' })
  roleCode!: string;
}

type Agents = Partial<AssignmentAgent>[];

/** How many of a list answer for the assignment. */
export const responsibleCount = (agents: Agents): number =>
  agents.filter((agent) => agent?.roleCode === responsibleAgent).length;

/** Nothing has two agents who answer for it. */
export const twoResponsible = (agents: unknown[]): Fault[] =>
  responsibleCount(agents as Agents) > 1
    ? [{ path: '', errorCode: 'INVALID_TYPE', message: `must not have two agents in the role ${responsibleAgent}` }]
    : [];

/** A continuation agreement names the one agent who answers for it. */
function oneResponsible(agents: unknown[]): Fault[] {
  // a role that is no code is at fault by itself
  const complete = (agents as Agents).every((agent) => openCode().check(agent?.roleCode) === undefined);
  return complete && responsibleCount(agents as Agents) === 0
    ? [{ path: '', errorCode: 'VALUE_REQUIRED', message: `must have an agent in the role ${responsibleAgent}` }]
    : twoResponsible(agents);
}

/** The agents of an assignment. */
export const AgentsField = () =>
  ListOf(() => AssignmentAgent, {
    optional: true,
    together: twoResponsible,
    description: 'The agents of the assignment, at most 100. One is the RESPONSIBLE_AGENT; LOCK needs that one.',
  });

/** The agents of a continuation agreement. */
export const ContinuationAgentsField = () =>
  ListOf(() => AssignmentAgent, {
    min: 1,
    together: oneResponsible,
    description: 'The agents from now on, 1 to 100. Exactly one of them is the RESPONSIBLE_AGENT.',
  });

/** Where the assignment came from. */
export class AssignmentLead {
  @OpenCodeField(knownContactMethodCodes, {
    optional: true,
    description: 'How the customer and the agency came together.',
  })
  contactMethodCode?: string;
}

/** What was agreed about marketing. */
export class AssignmentMarketing {
  @DescriptionField('How the realty is marketed, in words.', 'Markkinointi kaikilla markkinapaikoilla')
  agreedMarketingMethodsDescription?: string;

  @BooleanField({
    optional: true,
    description: 'Whether the marketing conditions are an appendix of the agreement.',
    example: true,
  })
  marketingConditionsAsAppendix?: boolean;
}

/** The id of the assignment in another system. */
export class AssignmentSupplierIdentifier {
  @IdentifierField({ max: 200, description: 'The id that the other system gave.', example: 'a12456789' })
  supplierAssignedId!: string;

  @IdentifierField({ max: 100, description: 'Which system, or which kind of id.', example: 'CCS_ID' })
  schemeId!: string;
}

/** Who handles the assignment, and what it is about in general: the same for all three types. */
export class AssignmentDetails {
  @IdField({
    description: 'The office that the assignment belongs to.',
    example: '212114ec-819e-483c-a8e0-f82289ac6e19',
  })
  agencyOfficeId!: string;

  @AgentsField()
  agents?: AssignmentAgent[];

  @ObjectField(() => AssignmentLead, { optional: true, description: 'Where the assignment came from.' })
  lead?: AssignmentLead;

  @BooleanField({
    optional: true,
    description:
      "Whether the realty belongs to the customer's business. The law on consumers' assignments does not bind then: the term may be longer than four months.",
    example: false,
  })
  realtyBelongsToCustomerBusinessActivities?: boolean;

  @DescriptionField(
    'What the customer was told in particular before signing.',
    'Sopimus allekirjoitetaan ainoastaan sähköisesti.',
  )
  specialDetailsProvidedToCustomer?: string;

  @OpenCodeField(knownExclusivityTypeCodes, {
    optional: true,
    description: 'Whether other agencies may have the assignment as well.',
  })
  exclusivityTypeCode?: string;

  @ObjectField(() => AssignmentMarketing, { optional: true, description: 'What was agreed about marketing.' })
  marketing?: AssignmentMarketing;

  @ListOf(() => AssignmentSupplierIdentifier, {
    optional: true,
    description: 'The ids of the assignment in other systems, at most 100.',
  })
  supplierAssignedIdentifiers?: AssignmentSupplierIdentifier[];
}
