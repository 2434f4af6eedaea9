import { PickType } from '@nestjs/swagger';
import {
  BooleanField,
  DateField,
  DecimalField,
  EmailField,
  Field,
  IdField,
  IntField,
  ListOf,
  ObjectField,
  OpenCodeField,
  PhoneField,
  TextField,
  TimeField,
} from '../common/fields';
import { QueryId, QueryIds, QueryTime } from '../common/query';
import { id, int } from '../common/rule';
import { pattern, text } from '../common/text-rule';
import { AgencyOfficeIdParams } from './agency-office-requests.dto';
import { AgencyAssignedIdentifier, maxListed, Recommendation } from './agency-parts.dto';
import { knownAgentStates, knownContactTypeCodes } from './codes';

const office = 'edf9fb6b-00d6-4769-812e-d0c93a584c7b';
const language = pattern(3, /^[a-z]{2,3}$/, 'a language code of ISO 639', { example: 'fi' });

/** How many offices one agent may belong to: the token that lists them has to fit a header. */
export const maxAgentOffices = 200;

/** One way to reach an agent, besides the agent's own phone number and e-mail address. */
export class AgentContact {
  @IdField({ optional: true })
  contactId?: string;

  @OpenCodeField(knownContactTypeCodes)
  contactTypeCode!: string;

  @TextField({ max: 320, example: '+358 40 123 4567' })
  value!: string;
}

/** What customers have said of an agent, in numbers. */
export class CustomerFeedback {
  @DecimalField({ min: 0, max: 100, optional: true, example: 4.7 })
  averageRating?: number;

  @IntField({ min: 0, max: 2_147_483_647, optional: true, example: 48 })
  feedbackCount?: number;

  @DecimalField({ min: -100, max: 100, optional: true, description: 'Net promoter score' })
  npsScore?: number;
}

/** An agent, less what only the answer or only the import has. */
export class AgentProfile {
  @IdField({ example: 'ecddaeca-160a-46c4-987a-075942a4c512' })
  agentId!: string;

  @TextField({ max: 100, example: 'Ville' })
  firstName!: string;

  @TextField({ max: 100, example: 'Välittäjä' })
  lastName!: string;

  @EmailField({ optional: true, example: 'ville.valittaja@example.com' })
  emailAddress?: string;

  @PhoneField({ optional: true })
  phoneNumber?: string;

  @TextField({ max: 200, optional: true, example: 'LKV' })
  title?: string;

  @TextField({ max: 10_000, optional: true, example: 'Olen toiminut alalla jo 10 vuotta.' })
  description?: string;

  @DateField({ optional: true, example: '1985-05-12' })
  birthDate?: string;

  @ListOf(language, { optional: true, example: ['fi', 'sv'] })
  languages?: string[];

  @ListOf(text({ min: 1, max: 200 }), { optional: true, example: ['LKV'] })
  degrees?: string[];

  @ObjectField(() => CustomerFeedback, { optional: true })
  customerFeedback?: CustomerFeedback;

  @ObjectField(() => Recommendation, { optional: true })
  recommendation?: Recommendation;

  @ListOf(text({ min: 1, max: 200 }), { optional: true, example: ['Kartoitukset'] })
  specialSkills?: string[];

  @ListOf(() => AgentContact, { optional: true })
  contacts?: AgentContact[];

  @TextField({
    max: 2000,
    optional: true,
    description: 'May hold the literal `{imageParameters}`, for the caller to fill',
  })
  profilePictureUrl?: string;

  @ListOf(() => AgencyAssignedIdentifier, { optional: true, oneOf: ['schemeId', 'supplierAssignedId'] })
  supplierAssignedIdentifiers?: AgencyAssignedIdentifier[];

  @OpenCodeField(knownAgentStates)
  state!: string;

  @IdField({ optional: true, example: office })
  defaultAgencyOfficeId?: string;
}

/** An agent as answered. */
export class Agent extends AgentProfile {
  @ListOf(id(office), { max: maxAgentOffices, description: 'The offices that show the agent in public' })
  publicAgentAgencyOfficeIds!: string[];

  @TimeField({ example: '2019-01-01T12:00:00Z' })
  modificationTime!: string;
}

/** An agent as imported. */
export class AgentRecord extends AgentProfile {
  @ListOf(id(office), {
    max: maxAgentOffices,
    optional: true,
    description: 'The offices that show the agent in public; they stay as they are where absent',
  })
  publicAgentAgencyOfficeIds?: string[];

  @ListOf(id(office), { max: maxAgentOffices, description: 'The offices that the agent belongs to' })
  agencyOfficeIds!: string[];
}

/** The removal of an agent by import: `"removed": true`, whatever else the record says. */
export class AgentRemoval extends PickType(AgentProfile, ['agentId']) {
  @BooleanField({ description: 'True: the agent is gone. The names stay where they are shown already' })
  removed!: boolean;
}

/** Which agent is meant. */
export class AgentIdParams extends PickType(AgentProfile, ['agentId']) {}

/** Which agents are asked for. */
export class AgentSearch {
  @QueryId({ description: 'Agents of this office', example: office })
  agencyOfficeId?: string;

  @QueryTime({ description: 'Agents who were modified or imported later than this' })
  modifiedAfter?: string;

  @QueryIds({ description: 'Agents with one of these ids' })
  agentId?: string[];
}

/** The agents that were found, by last name, then first name. */
export class AgentList {
  @ListOf(() => Agent, { max: maxListed, description: 'By last name, then first name' })
  agents!: Agent[];

  @Field(int({ min: 0, max: maxListed }))
  totalCount!: number;
}

/** The agents whom an office shows in public. */
export class PublicAgentList extends PickType(AgentList, ['agents']) {}

/** The agent whom an office is to show in public. */
export class PublicAgentAdd {
  @IdField({ example: '57f60566-75d6-481a-bdc8-c85c0ed82ca0' })
  agentId!: string;
}

/** The office, and the agent whom it shows in public. */
export class PublicAgentParams extends AgencyOfficeIdParams {
  @IdField({ example: '57f60566-75d6-481a-bdc8-c85c0ed82ca0' })
  agentId!: string;
}
