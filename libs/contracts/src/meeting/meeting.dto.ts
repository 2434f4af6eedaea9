import { OmitType } from '@nestjs/swagger';
import {
  CodeField,
  IdField,
  ListOf,
  Field,
  MoneyField,
  ObjectField,
  OpenCodeField,
  TextField,
  TimeField,
} from '../common/fields';
import { currency } from '../common/text-rule';
import { MeetingSourceTypeCode, MeetingStatusCode, MeetingTypeCode } from './codes';
import { MeetingRealty } from './meeting-realty.dto';
import { validateTypeCodes } from './meeting-realty.type-codes';

/** Which meeting is meant. */
export class MeetingIdParams {
  @IdField({ example: 'c6d2288d-2ecb-448a-aef3-fd5144920e0b' })
  meetingId!: string;
}

/** A customer who takes part in a meeting. */
export class MeetingParty {
  @IdField({ description: 'The party in the party register', example: '62701576-2621-4a27-8d2b-63cea492abb6' })
  partyId!: string;

  @OpenCodeField(['PERSON_PARTY', 'ESTATE_PARTY', 'ORGANIZATION_PARTY'])
  partyTypeCode!: string;
}

/** An agent who takes part in a meeting. */
export class MeetingAgent {
  @IdField({ example: 'ecddaeca-160a-46c4-987a-075942a4c512' })
  agentId!: string;
}

/** What the agent estimates the realty to be worth. */
export class PriceEstimate {
  @MoneyField({ example: 100_000 })
  value!: number;

  @Field(currency())
  currencyCode!: string;
}

/** What a caller says of a meeting, bar what is searched by alone: it is read and written as a whole. */
export class MeetingContent {
  @ListOf(() => MeetingParty, { min: 1 })
  parties!: MeetingParty[];

  @IdField({ optional: true, description: 'The realty that the meeting is about' })
  realtyId?: string;

  @TimeField({ description: 'When it takes place', example: '2022-12-31T23:59:59Z' })
  visitTime!: string;

  @ListOf(() => MeetingAgent, { min: 1 })
  agents!: MeetingAgent[];

  @ObjectField(() => MeetingRealty, {
    together: validateTypeCodes,
    description:
      'A SHARE takes residentialTypeCode, otherShareTypeCode and commercialPropertyTypeCode; a PROPERTY residentialTypeCode, plotPropertyTypeCode, estatePropertyTypeCode and commercialPropertyTypeCode.',
  })
  meetingRealty!: MeetingRealty;

  @ObjectField(() => PriceEstimate, { optional: true })
  priceEstimate?: PriceEstimate;

  @TextField({ max: 10_000, optional: true, example: 'Avaimet saa toimistolta.' })
  notes?: string;
}

/** What a caller says of a meeting. */
export class MeetingDetails extends MeetingContent {
  @CodeField(MeetingTypeCode)
  typeCode!: MeetingTypeCode;

  @CodeField(MeetingStatusCode)
  statusCode!: MeetingStatusCode;

  @IdField({ description: 'The office that it belongs to', example: '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8' })
  agencyOfficeId!: string;

  @CodeField(MeetingSourceTypeCode)
  sourceTypeCode!: MeetingSourceTypeCode;
}

/** A new meeting of agents with customers. */
export class MeetingCreate extends MeetingDetails {}

/** As created; what is left out becomes unset. */
export class MeetingUpdate extends MeetingDetails {}

/** The id of the meeting that was created. */
export class MeetingCreated extends MeetingIdParams {}

/** A visit or meeting of agents with customers who may give an assignment, and what came of it. */
export class Meeting extends OmitType(MeetingDetails, ['meetingRealty']) {
  @IdField({ example: 'c6d2288d-2ecb-448a-aef3-fd5144920e0b' })
  meetingId!: string;

  @ObjectField(() => MeetingRealty)
  meetingRealty!: MeetingRealty;
}
