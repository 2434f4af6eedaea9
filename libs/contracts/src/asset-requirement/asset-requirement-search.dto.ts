import { IntersectionType, PickType } from '@nestjs/swagger';
import { CodeField, ListOf, ObjectField, TextField } from '../common/fields';
import {
  type CommaSeparated,
  CommaSeparatedSort,
  Counted,
  QueryCodes,
  QueryId,
  QueryIds,
  QueryText,
  RangeQuery,
} from '../common/query';
import { AgentForAssetRequirement, AssetRequirementContent, AssetRequirementState } from './asset-requirement.dto';
import { AssetRequirementStatusCode, MarketingActionStatusCode } from './codes';

export const assetRequirementSortFields = ['creationTime', 'modificationTime', 'friendlyId', 'statusCode'] as const;

/** Which asset requirements are asked for. */
export class AssetRequirementSearch extends RangeQuery {
  @QueryId({
    description: 'Asset requirements that this agent is responsible for.',
    example: '5d2a6d47-da73-4b11-8940-27cffabb6de5',
  })
  agentId?: string;

  @QueryIds({
    description: 'Asset requirements of one of these offices.',
    example: '212114ec-819e-483c-a8e0-f82289ac6e19',
  })
  agencyOfficeId?: string[];

  @QueryText(8, { description: 'The asset requirement with this number of eight digits.', example: '40246121' })
  friendlyId?: string;

  @QueryCodes(AssetRequirementStatusCode, { description: 'Asset requirements in one of these states.' })
  statusCode?: AssetRequirementStatusCode[];

  @QueryCodes(MarketingActionStatusCode, {
    description: 'Asset requirements whose publishing is in one of these states.',
    example: ['PUBLISHED'],
  })
  marketingActionStatusCode?: MarketingActionStatusCode[];

  @QueryText(200, {
    description:
      'Words in any order, each the beginning of a word of the titles, the note, the notes, the addresses or the friendlyId; neither case nor accents count.',
    example: 'Hämeenkatu Tampere',
  })
  freeTextSearch?: string;

  @CommaSeparatedSort(assetRequirementSortFields, { example: 'creationTime|desc,friendlyId|asc' })
  sort?: CommaSeparated<(typeof assetRequirementSortFields)[number]>;
}

/** An agent by name; the name is absent where it is not known. */
export class ResponsibleAgent extends AgentForAssetRequirement {
  @TextField({ max: 100, optional: true, description: 'First name, by the agent directory.', example: 'Veikko' })
  firstName?: string;

  @TextField({ max: 100, optional: true, description: 'Last name, by the agent directory.', example: 'Viljanen' })
  lastName?: string;
}

/** An asset requirement as a search shows it. */
export class AssetRequirementRow extends IntersectionType(
  AssetRequirementState,
  PickType(AssetRequirementContent, ['agencyOfficeId', 'note', 'assetRequirements']),
) {
  @ObjectField(() => ResponsibleAgent, { optional: true, description: 'The agent who answers for it.' })
  responsibleAgent?: ResponsibleAgent;

  @CodeField(MarketingActionStatusCode, {
    optional: true,
    description: 'How its publishing stands. Absent while nothing publishes it.',
    example: 'PUBLISHED',
  })
  marketingActionStatusCode?: MarketingActionStatusCode;
}

/** One page of the asset requirements that were found. */
export class AssetRequirementPage extends Counted {
  @ListOf(() => AssetRequirementRow, { description: 'The asset requirements of this page, at most 100.' })
  assetRequirements!: AssetRequirementRow[];
}
