import { IntersectionType, OmitType } from '@nestjs/swagger';
import { knownPartyTypeCodes } from '../assignment/known-codes';
import { code } from '../common';
import { withMeanings } from '../common/code-table';
import {
  CodeField,
  IdField,
  ListOf,
  type ListOptions,
  ObjectField,
  OpenCodeField,
  TextField,
  TimeField,
} from '../common/fields';
import { Counted, PageQuery, QueryCodes, QueryIds, type SortBy, SortField } from '../common/query';
import { AssetRequirementIdParams } from './asset-requirement.dto';
import { ResponsibleAgent } from './asset-requirement-search.dto';
import { NotificationTypeCode, RealtyPropertyTypeCode, WatchStatusCode } from './codes';

const NotificationsField = (options: ListOptions) =>
  ListOf(code(NotificationTypeCode), withMeanings(NotificationTypeCode, { max: 10, ...options }, 'Codes:', ['EMAIL']));

/** Which watch is meant. */
export class WatchIdParams {
  @IdField({ description: 'The watch.', example: '123e4567-e89b-12d3-a456-426614174000' })
  watchId!: string;
}

/** A party who is told of realties that match. */
export class WatchParty {
  @IdField({ description: 'The party in the party register.', example: '123e4567-e89b-12d3-a456-426614174000' })
  partyId!: string;

  @OpenCodeField(knownPartyTypeCodes, { description: 'What the party is.' })
  partyTypeCode!: string;

  @NotificationsField({ optional: true, description: 'How the party is told. Left out or empty, it is not.' })
  partyNotificationTypeCodes?: NotificationTypeCode[];
}

/** What a caller says of a watch, and how it is answered. */
class WatchTerms {
  @NotificationsField({ description: 'How the responsible agent is told. Empty, the agent is not.' })
  agentNotificationTypeCodes!: NotificationTypeCode[];

  @TimeField({ description: 'When the watch ends.', example: '2024-01-01T00:00:00Z' })
  validityEndTime!: string;

  @ListOf(() => WatchParty, {
    min: 1,
    description: 'The parties who are told, 1 to 100. Which parties they are stays as it was created.',
  })
  parties!: WatchParty[];
}

/** A new watch: who is told of realties that match an asset requirement, and until when. */
export class WatchCreate extends IntersectionType(AssetRequirementIdParams, WatchTerms) {}

/** What is left out becomes unset. */
export class WatchUpdate extends IntersectionType(WatchIdParams, WatchCreate) {}

/** The id of the watch that was created. */
export class WatchCreated extends WatchIdParams {}

/** The asset requirement of a watch. */
export class WatchedRequirement extends AssetRequirementIdParams {}

/** A watch as answered. */
export class Watch extends IntersectionType(WatchIdParams, WatchTerms) {
  @ObjectField(() => WatchedRequirement, { description: 'The asset requirement that realties are held against.' })
  assetRequirement!: WatchedRequirement;

  @CodeField(WatchStatusCode, { description: 'Where it stands in its life.' })
  watchStatusCode!: WatchStatusCode;

  @TimeField({ description: 'When the watch began: its creation.', example: '2023-01-01T00:00:00Z' })
  validityStartTime!: string;

  @TimeField({ description: 'When it was created.', example: '2022-01-01T00:00:00Z' })
  creationTime!: string;

  @TimeField({ description: 'When it was last changed.', example: '2022-01-01T00:00:00Z' })
  modificationTime!: string;
}

/** Which watches are asked for. */
export class WatchSearch extends PageQuery {
  @QueryIds({ description: 'Watches with one of these ids.', example: '1803ca58-50ea-422b-a1f8-330289b67fe2' })
  watchId?: string[];

  @QueryIds({
    description: 'Watches that one of these agents is responsible for.',
    example: '5d2a6d47-da73-4b11-8940-27cffabb6de5',
  })
  agentId?: string[];

  @QueryIds({ description: 'Watches of one of these offices.', example: '212114ec-819e-483c-a8e0-f82289ac6e19' })
  agencyOfficeId?: string[];

  @QueryIds({
    description: 'Watches of one of these asset requirements.',
    example: '45221bb8-2deb-47c4-b5e4-155a8f1770dd',
  })
  assetRequirementId?: string[];

  @QueryIds({ description: 'Watches for one of these parties.', example: '62701576-2621-4a27-8d2b-63cea492abb6' })
  partyId?: string[];

  @QueryCodes(WatchStatusCode, { description: 'Watches in one of these states.' })
  statusCode?: WatchStatusCode[];

  @QueryCodes(RealtyPropertyTypeCode, {
    description: 'Watches whose asset requirement names one of these types of realty.',
    example: ['RESIDENTIAL'],
  })
  realtyPropertyTypeCode?: RealtyPropertyTypeCode[];

  @SortField(['modificationTime'])
  sort?: SortBy<'modificationTime'>[];
}

/** The office of a watch by name; the name is absent where it is not known. */
export class WatchOffice {
  @IdField({ description: 'The office.', example: '212114ec-819e-483c-a8e0-f82289ac6e19' })
  agencyOfficeId!: string;

  @TextField({ max: 200, optional: true, description: 'Name of the office.', example: 'Kiinteistöykkönen Tampere' })
  name?: string;
}

/** The agent of a watch by name. */
export class WatchAgent extends OmitType(ResponsibleAgent, ['roleCode']) {}

/** The asset requirement of a watch, as a search shows it: its id alone once it is deleted. */
export class WatchedRequirementRow extends WatchedRequirement {
  @ObjectField(() => WatchAgent, { optional: true, description: 'The agent who answers for it.' })
  responsibleAgent?: WatchAgent;

  @ObjectField(() => WatchOffice, { optional: true, description: 'The office that it belongs to.' })
  agencyOffice?: WatchOffice;
}

/** A watch as a search shows it. */
export class WatchRow extends OmitType(Watch, ['assetRequirement']) {
  @ObjectField(() => WatchedRequirementRow, { description: 'The asset requirement that realties are held against.' })
  assetRequirement!: WatchedRequirementRow;
}

/** One page of the watches that were found. */
export class WatchPage extends Counted {
  @ListOf(() => WatchRow, { description: 'The watches of this page, at most 100.' })
  watches!: WatchRow[];
}
