import { IntersectionType } from '@nestjs/swagger';
import { knownDeliveryMethodCodes } from '../assignment/known-codes';
import { twoResponsible } from '../assignment/parts/details.dto';
import { pattern } from '../common';
import {
  BooleanField,
  CodeField,
  DateField,
  Field,
  IdField,
  ListOf,
  ObjectField,
  OpenCodeField,
  TextField,
  TimeField,
} from '../common/fields';
import { AssetRequirementStatusCode, knownRequirementAgentRoleCodes } from './codes';
import { AssetCriteria } from './criteria.dto';

/** Which asset requirement is meant. */
export class AssetRequirementIdParams {
  @IdField({ description: 'The asset requirement.', example: '45221bb8-2deb-47c4-b5e4-155a8f1770dd' })
  assetRequirementId!: string;
}

/** An agent of the asset requirement, in a role. */
export class AgentForAssetRequirement {
  @IdField({ description: 'The agent.', example: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0' })
  agentId!: string;

  @OpenCodeField(knownRequirementAgentRoleCodes, { description: 'What the agent does for it.' })
  roleCode!: string;
}

/** The customer's consent to a change. */
export class ConsentToChange {
  @DateField({ optional: true, description: 'The day on which the customer consented.', example: '2021-09-10' })
  date?: string;

  @BooleanField({
    optional: true,
    description: 'Whether the customer consents. Needs to be true while a purchase assignment for it is ACTIVE.',
    example: true,
  })
  consentProvided?: boolean;

  @OpenCodeField(knownDeliveryMethodCodes, { optional: true, description: 'How the consent was delivered.' })
  consentDeliveryMethodCode?: string;
}

/** What a caller says of an asset requirement. */
export class AssetRequirementContent {
  @IdField({ description: 'The office that it belongs to.', example: '212114ec-819e-483c-a8e0-f82289ac6e19' })
  agencyOfficeId!: string;

  @ListOf(() => AgentForAssetRequirement, {
    optional: true,
    min: 1,
    together: twoResponsible,
    description: 'The agents, 1 to 100 where there are any. One at most is the RESPONSIBLE_AGENT.',
  })
  agents?: AgentForAssetRequirement[];

  @TextField({
    max: 10_000,
    optional: true,
    description: "The agent's note.",
    example: 'Asiakas haluaa myöhemmin toimeksiannon, aloitetaan vahdilla ensin',
  })
  note?: string;

  @ObjectField(() => AssetCriteria, { description: 'What the buyer looks for.' })
  assetRequirements!: AssetCriteria;

  @ObjectField(() => ConsentToChange, { optional: true, description: "The customer's consent to the change." })
  consentToChange?: ConsentToChange;
}

/** A new asset requirement: what a buyer or tenant looks for. */
export class AssetRequirementCreate extends AssetRequirementContent {
  @TimeField({
    optional: true,
    description: 'When it was created in the system that it comes from. Left out, it is created now.',
    example: '2021-03-13T12:07:23Z',
  })
  creationTime?: string;
}

class StatusOfRequirement {
  @CodeField(AssetRequirementStatusCode, {
    description: 'Where it stands in its life. It starts as a DRAFT.',
    example: 'DRAFT',
  })
  statusCode!: AssetRequirementStatusCode;
}

/** What is left out becomes unset. */
export class AssetRequirementUpdate extends IntersectionType(
  AssetRequirementIdParams,
  StatusOfRequirement,
  AssetRequirementContent,
) {}

/** The id of the asset requirement that was created. */
export class AssetRequirementCreated extends AssetRequirementIdParams {}

/** What the server says of an asset requirement. */
export class AssetRequirementState extends IntersectionType(AssetRequirementIdParams, StatusOfRequirement) {
  @Field(pattern(8, /^[0-9]{8}$/, 'eight digits'), {
    description: 'The number by which people know it: eight digits, which no other has.',
    example: '40142361',
  })
  friendlyId!: string;

  @TimeField({ description: 'When it was created.', example: '2021-03-13T12:07:23Z' })
  creationTime!: string;
}

/** An asset requirement as answered. */
export class AssetRequirement extends IntersectionType(AssetRequirementState, AssetRequirementContent) {
  @TimeField({ description: 'When it was last changed.', example: '2021-08-15T08:04:44Z' })
  modificationTime!: string;
}
