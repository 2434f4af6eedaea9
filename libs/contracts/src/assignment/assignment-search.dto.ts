import { OmitType, PickType } from '@nestjs/swagger';
import { IdField, CodeField, ListOf, ObjectField, TextField } from '../common/fields';
import { Counted, PageQuery, QueryCodes, QueryId, QueryIds, QueryValue, type SortBy, SortField } from '../common/query';
import { date } from '../common/time';
import { AssignmentState } from './assignment.dto';
import { AssignmentStatusCode, AssignmentTypeCode } from './codes';
import { AgreementValidity } from './parts/agreement-validity.dto';
import { AssignmentAsset } from './parts/asset.dto';
import { AssignmentAgent } from './parts/details.dto';
import { AssignmentParty } from './parts/parties.dto';

const office = '212114ec-819e-483c-a8e0-f82289ac6e19';
const agent = '5d2a6d47-da73-4b11-8940-27cffabb6de5';

const QueryDate = (description: string, example: string) => QueryValue(date(example), { description, example });

export const assignmentSortFields = [
  'creationTime',
  'modificationTime',
  'officialAssignmentId',
  'assignmentStatusCode',
  'startDate',
  'endDate',
] as const;

/** Which assignments are asked for. */
export class AssignmentSearch extends PageQuery {
  @QueryId({
    description: 'Assignments with this party among the customers or consentors.',
    example: '62701576-2621-4a27-8d2b-63cea492abb6',
  })
  partyId?: string;

  @QueryId({
    description: 'Assignments with this realty among the assets.',
    example: '0e1e2539-c177-46cd-9fcf-47b1af5df8e0',
  })
  realtyId?: string;

  @QueryId({
    description: 'Purchase assignments that are linked to this asset requirement.',
    example: '45221bb8-2deb-47c4-b5e4-155a8f1770dd',
  })
  assetRequirementId?: string;

  @QueryCodes(AssignmentTypeCode, { description: 'Assignments of one of these types.', example: ['PURCHASE'] })
  assignmentTypeCode?: AssignmentTypeCode[];

  @QueryCodes(AssignmentStatusCode, { description: 'Assignments in one of these states.', example: ['ACTIVE'] })
  assignmentStatusCode?: AssignmentStatusCode[];

  @QueryIds({ description: 'Assignments with one of these agents in any role.', example: agent })
  agentId?: string[];

  @QueryIds({ description: 'Assignments with one of these agents as RESPONSIBLE_AGENT.', example: agent })
  responsibleAgentId?: string[];

  @QueryIds({ description: 'Assignments of one of these offices.', example: office })
  agencyOfficeId?: string[];

  @QueryDate('Assignments whose agreed end date is this day or a later one.', '2021-06-01')
  endDateAfter?: string;

  @QueryDate('Assignments whose agreed end date is this day or an earlier one.', '2021-10-31')
  endDateBefore?: string;

  @SortField(assignmentSortFields)
  sort?: SortBy<(typeof assignmentSortFields)[number]>[];
}

/** An agent by name; the name is absent where it is not known. */
export class AssignmentRowAgent extends AssignmentAgent {
  @TextField({ max: 100, optional: true, description: 'First name, by the agent directory.', example: 'Veikko' })
  firstName?: string;

  @TextField({ max: 100, optional: true, description: 'Last name, by the agent directory.', example: 'Viljanen' })
  lastName?: string;
}

/** How long an assignment is agreed for, as a search shows it. */
export class AssignmentRowValidity extends OmitType(AgreementValidity, ['validityContinuedAfterRedemption']) {}

/** An asset as a search shows it. */
export class AssignmentRowAsset extends PickType(AssignmentAsset, ['realtyId', 'subcategoryCode', 'address']) {}

/** An assignment as a search shows it. */
export class AssignmentRow extends OmitType(AssignmentState, ['contractDocumentId', 'creationTime']) {
  @CodeField(AssignmentTypeCode, { description: 'The type of the assignment.' })
  assignmentTypeCode!: AssignmentTypeCode;

  @IdField({ description: 'The office that it belongs to.', example: office })
  agencyOfficeId!: string;

  @ListOf(() => AssignmentRowAgent, { description: 'Its agents, in their order; empty while there are none.' })
  agents!: AssignmentRowAgent[];

  @ObjectField(() => AssignmentRowValidity, { optional: true, description: 'For how long it is agreed.' })
  agreementValidity?: AssignmentRowValidity;

  @ListOf(() => AssignmentRowAsset, { optional: true, description: 'Its assets; a purchase assignment has none.' })
  assets?: AssignmentRowAsset[];

  @ListOf(() => AssignmentParty, { description: 'Its customers: sellers, buyers or lessors.' })
  customerParties!: AssignmentParty[];
}

/** One page of the assignments that were found. */
export class AssignmentPage extends Counted {
  @ListOf(() => AssignmentRow, { description: 'The assignments of this page, at most 100.' })
  assignments!: AssignmentRow[];
}
