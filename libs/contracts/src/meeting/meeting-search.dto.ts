import { PickType } from '@nestjs/swagger';
import { CodeField, IdField, ListOf, ObjectField, TextField, TimeField } from '../common/fields';
import {
  Counted,
  PageQuery,
  QueryCodes,
  QueryIds,
  QueryText,
  QueryTime,
  type SortBy,
  SortField,
} from '../common/query';
import { MeetingSourceTypeCode, MeetingStatusCode, MeetingTypeCode } from './codes';
import { MeetingAgent, MeetingParty } from './meeting.dto';
import { MeetingAddress } from './meeting-realty.dto';

export const meetingSortFields = ['creationTime', 'modificationTime', 'visitTime', 'statusCode', 'typeCode'] as const;

/** Which meetings are asked for. */
export class MeetingSearch extends PageQuery {
  @QueryCodes(MeetingSourceTypeCode)
  sourceTypeCode?: MeetingSourceTypeCode[];

  @QueryCodes(MeetingStatusCode)
  statusCode?: MeetingStatusCode[];

  @QueryIds({ description: 'Meetings of one of these offices' })
  agencyOfficeId?: string[];

  @QueryIds({ description: 'Meetings with one of these parties' })
  partyId?: string[];

  @QueryIds({ description: 'Meetings with one of these agents' })
  agentId?: string[];

  @QueryCodes(MeetingTypeCode)
  typeCode?: MeetingTypeCode[];

  @QueryText(200, {
    description:
      'Words in any order, each the beginning of a word of the address, the notes, or the name of a party or agent; neither case nor accents count.',
    example: 'hämeenkatu virt',
  })
  freeTextSearch?: string;

  @QueryTime({ description: 'Meetings that take place earlier' })
  visitTimeBefore?: string;

  @QueryTime({ description: 'Meetings that take place later' })
  visitTimeAfter?: string;

  @QueryTime({ description: 'Meetings that were modified later' })
  modifiedAfter?: string;

  @SortField(meetingSortFields)
  sort?: SortBy<(typeof meetingSortFields)[number]>[];
}

/** The address as a search shows it: what people read, without codes. */
export class MeetingRowAddress extends PickType(MeetingAddress, [
  'addressLine1',
  'addressLine2',
  'stairwell',
  'apartmentNumber',
  'district',
  'region',
  'postcode',
  'locality',
  'country',
]) {}

/** A party by the names and contacts of the party register; absent where it does not know them. */
export class MeetingRowParty extends PickType(MeetingParty, ['partyId']) {
  @TextField({ max: 500, optional: true, example: 'Matti Virtanen' })
  partyName?: string;

  @TextField({ max: 320, optional: true, example: 'matti.virtanen@example.com' })
  emailAddress?: string;

  @TextField({ max: 100, optional: true, example: '0401234567' })
  phoneNumber?: string;
}

/** An agent by name; absent where the name is not known. */
export class MeetingRowAgent extends PickType(MeetingAgent, ['agentId']) {
  @TextField({ max: 100, optional: true, example: 'Matti' })
  firstName?: string;

  @TextField({ max: 100, optional: true, example: 'Meikäläinen' })
  lastName?: string;
}

/** A meeting as a search shows it. */
export class MeetingRow {
  @IdField({ example: 'c6d2288d-2ecb-448a-aef3-fd5144920e0b' })
  meetingId!: string;

  @CodeField(MeetingTypeCode)
  typeCode!: MeetingTypeCode;

  @ObjectField(() => MeetingRowAddress, { optional: true })
  address?: MeetingRowAddress;

  @CodeField(MeetingSourceTypeCode)
  sourceTypeCode!: MeetingSourceTypeCode;

  @ListOf(() => MeetingRowParty)
  parties!: MeetingRowParty[];

  @ListOf(() => MeetingRowAgent)
  agents!: MeetingRowAgent[];

  @TimeField({ example: '2022-12-31T23:59:59Z' })
  visitTime!: string;

  @TextField({ max: 200, min: 0, description: 'The name in the token of who created it', example: 'Matti Meikäläinen' })
  createdByName!: string;

  @TimeField()
  creationTime!: string;

  @TimeField()
  modificationTime!: string;

  @CodeField(MeetingStatusCode)
  statusCode!: MeetingStatusCode;

  @IdField({ optional: true })
  realtyId?: string;
}

/** One page of the meetings that were found. */
export class MeetingPage extends Counted {
  @ListOf(() => MeetingRow)
  meetings!: MeetingRow[];
}
