import { PickType } from '@nestjs/swagger';
import { MarketplaceSourceCode } from '../authentication/permissions';
import {
  CodeField,
  Field,
  IdField,
  ListOf,
  ObjectField,
  OpenCodeField,
  OpenCodesField,
  TextField,
  TimeField,
} from '../common/fields';
import {
  Counted,
  PageQuery,
  QueryCodes,
  QueryId,
  QueryIds,
  QueryOpenCodes,
  QueryText,
  type SortBy,
  SortField,
} from '../common/query';
import { openCodeBut } from '../common/rule';
import { knownLeadActionCodes, knownLeadSourceTypeCodes, knownLeadTypeCodes, LeadStatusCode } from './codes';
import { LeadContent, LeadCustomer, LeadIntakeContent, LeadIntakeCustomer } from './lead-parts.dto';

const contact = { oneOf: ['emailAddress', 'phoneNumber', 'partyId'] };
const office = '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8';

/** Which lead is meant. */
export class LeadIdParams {
  @IdField({ example: 'ac34ee3b-3f6e-469e-8d02-9fa37f311ccd' })
  leadId!: string;
}

/** The marketplace that sends the lead. */
export class MarketplaceParams {
  @CodeField(MarketplaceSourceCode)
  marketplaceCode!: MarketplaceSourceCode;
}

/** A lead as a partner or another source sends it. */
export class LeadDetails extends LeadIntakeContent {
  @OpenCodeField(knownLeadTypeCodes)
  leadTypeCode!: string;

  @Field(openCodeBut(MarketplaceSourceCode, "a marketplace's code: its own endpoint gives that", 'BANK'))
  leadSourceTypeCode!: string;

  @IdField({ description: 'The office that handles the lead', example: office })
  agencyOfficeId!: string;

  @ObjectField(() => LeadIntakeCustomer, contact)
  customer!: LeadIntakeCustomer;
}

/** A new lead. */
export class LeadCreate {
  @ObjectField(() => LeadDetails)
  lead!: LeadDetails;
}

/** The office that a marketplace sends a lead to. */
export class LeadOffice {
  @IdField({ example: office })
  agencyOfficeId!: string;
}

/** A lead as a marketplace sends it. Its source is the marketplace. */
export class MarketplaceLeadDetails extends LeadIntakeContent {
  @OpenCodeField(knownLeadTypeCodes)
  leadTypeCode!: string;

  @ObjectField(() => LeadOffice)
  agencyOffice!: LeadOffice;

  @ObjectField(() => LeadIntakeCustomer, contact)
  customer!: LeadIntakeCustomer;
}

/** A new lead from a marketplace. */
export class MarketplaceLeadCreate {
  @ObjectField(() => MarketplaceLeadDetails)
  lead!: MarketplaceLeadDetails;
}

/** The id of the lead that was created. */
export class LeadCreated extends PickType(LeadIdParams, ['leadId']) {}

/** The customer's fields that an update may change; names and contacts stay as they came. */
export class LeadUpdateCustomer extends PickType(LeadCustomer, ['partyId']) {}

/** Who handles a lead, and what the office has noted of it. */
export class LeadUpdateDetails {
  @IdField({ example: office })
  agencyOfficeId!: string;

  @IdField({
    optional: true,
    description: 'The agent who takes the lead',
    example: '2dca92fa-0a9a-4903-bca2-6d6c74995e8d',
  })
  agentId?: string;

  @TextField({ max: 10_000, optional: true })
  additionalNote?: string;

  @ObjectField(() => LeadUpdateCustomer, { optional: true })
  customer?: LeadUpdateCustomer;
}

/** How a lead is handled: its status, what was done, and who does it. */
export class LeadUpdate {
  @CodeField(LeadStatusCode)
  leadStatusCode!: LeadStatusCode;

  @OpenCodesField(knownLeadActionCodes, { optional: true })
  leadActionCodes?: string[];

  @ObjectField(() => LeadUpdateDetails)
  lead!: LeadUpdateDetails;
}

/** The lead proper, as answered: what the sender said, and who handles it. A customer who was removed has no contact left. */
export class LeadAnswerDetails extends LeadContent {
  @OpenCodeField(knownLeadTypeCodes)
  leadTypeCode!: string;

  @OpenCodeField(knownLeadSourceTypeCodes)
  leadSourceTypeCode!: string;

  @IdField({ description: 'The office that handles the lead', example: office })
  agencyOfficeId!: string;

  @IdField({ optional: true, example: '2dca92fa-0a9a-4903-bca2-6d6c74995e8d' })
  agentId?: string;

  @ObjectField(() => LeadCustomer)
  customer!: LeadCustomer;
}

/** A lead: somebody who may want to sell, buy, let or rent a realty, and how the office handles it. */
export class Lead {
  @IdField({ example: 'ac34ee3b-3f6e-469e-8d02-9fa37f311ccd' })
  leadId!: string;

  @CodeField(LeadStatusCode)
  leadStatusCode!: LeadStatusCode;

  @OpenCodesField(knownLeadActionCodes)
  leadActionCodes!: string[];

  @ObjectField(() => LeadAnswerDetails)
  lead!: LeadAnswerDetails;

  @TimeField({ optional: true, description: 'When an agent was first named' })
  assignmentTime?: string;

  @TimeField({ optional: true, description: 'When the lead was approved or rejected' })
  decisionTime?: string;

  @TimeField()
  creationTime!: string;

  @TimeField()
  modificationTime!: string;
}

export const leadSortFields = [
  'creationTime',
  'modificationTime',
  'assignmentTime',
  'decisionTime',
  'leadStatusCode',
] as const;

/** Which leads are asked for. */
export class LeadSearch extends PageQuery {
  @QueryIds({ description: 'Leads with one of these ids' })
  leadId?: string[];

  @QueryId({ description: 'Leads that the agent takes care of' })
  agentId?: string;

  @QueryIds({ description: 'Leads of one of these offices' })
  agencyOfficeId?: string[];

  @QueryId({ description: 'Leads whose customer is this party' })
  partyId?: string;

  @QueryCodes(LeadStatusCode)
  leadStatusCode?: LeadStatusCode[];

  @QueryOpenCodes(knownLeadSourceTypeCodes)
  leadSourceTypeCode?: string[];

  @QueryText(100, { example: 'D66927' })
  realtyFriendlyId?: string;

  @QueryText(200, {
    description:
      'Leads that carry exactly this id of the sender, in `supplierAssignedIdentifiers`, whatever its `schemeId`: a sender finds out whether its lead has arrived',
    example: 'abcd',
  })
  supplierAssignedId?: string;

  @SortField(leadSortFields)
  sort?: SortBy<(typeof leadSortFields)[number]>[];
}

/** One page of the leads that were found. */
export class LeadPage extends Counted {
  @ListOf(() => Lead)
  leads!: Lead[];
}
