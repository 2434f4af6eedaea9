import { HouseAddress } from '../common/address';
import {
  CodeField,
  DecimalField,
  Field,
  IntField,
  ListOf,
  MoneyField,
  ObjectField,
  OpenCodeField,
  TextField,
} from '../common/fields';
import { openCode } from '../common/rule';
import { pattern } from '../common/text-rule';
import { MeetingPropertyTypeCode, MeetingSubCategoryCode } from './codes';

/** The address of the realty that a meeting is about. */
export class MeetingAddress extends HouseAddress {
  @TextField({ max: 100, optional: true, example: 'Hervanta' })
  district?: string;

  @OpenCodeField(['FI_PIRKANMAA_TAMPERE_HERVANTA'], { optional: true })
  districtCode?: string;

  @TextField({ max: 100, optional: true, example: 'Pirkanmaa' })
  region?: string;

  @TextField({ max: 100, optional: true, example: 'Tampere' })
  locality?: string;

  @TextField({ max: 100, optional: true, example: 'Suomi' })
  country?: string;

  @OpenCodeField(['FI'], { optional: true })
  countryCode?: string;
}

/** A floor or plot area, with its unit. */
export class MeetingArea {
  @DecimalField({ min: 0, max: 1_000_000_000, example: 2.3 })
  value!: number;

  @OpenCodeField(['M2'])
  areaUnitCode!: string;
}

const roomCount = pattern(64, /^[A-Z0-9][A-Z0-9_]{0,63}$/, 'a code of capital letters, digits and underscores', {
  example: '3H',
});

/** What the meeting is about. Its type-specific codes fit its subcategory: see `MeetingRealtyField`. */
export class MeetingRealty {
  @OpenCodeField(['SALE'])
  categoryCode!: string;

  @CodeField(MeetingSubCategoryCode)
  subCategoryCode!: MeetingSubCategoryCode;

  /** With this one, the examples of the codes are the reference's combination, which is taken as a whole. */
  @CodeField(MeetingPropertyTypeCode, { optional: true, example: 'RESIDENTIAL' })
  propertyTypeCode?: MeetingPropertyTypeCode;

  @OpenCodeField(['APARTMENT_HOUSE'], { optional: true })
  residentialTypeCode?: string;

  @OpenCodeField(['HOLIDAY_PLOT', 'HOUSE_PLOT'], { optional: true })
  plotPropertyTypeCode?: string;

  @OpenCodeField(['ARABLE', 'FOREST'], { optional: true })
  estatePropertyTypeCode?: string;

  @OpenCodeField(['GARAGE'], { optional: true })
  otherShareTypeCode?: string;

  @OpenCodeField(['OFFICE_SPACE'], { optional: true })
  commercialPropertyTypeCode?: string;

  @ObjectField(() => MeetingAddress, { optional: true })
  address?: MeetingAddress;

  @ObjectField(() => MeetingArea, { optional: true })
  area?: MeetingArea;

  @IntField({ min: -100, max: 1_000, optional: true, example: 3 })
  floorLevel?: number;

  @Field(roomCount, { optional: true })
  roomCountCode?: string;

  @MoneyField({ optional: true, description: 'A month', example: 300 })
  managementCharge?: number;

  @IntField({ min: 1_000, max: 9_999, optional: true, example: 1990 })
  constructionYear?: number;

  @TextField({ max: 100, optional: true, example: '1234' })
  doorCode?: string;

  @TextField({ max: 500, optional: true, example: '2h, k, s, wc' })
  title?: string;

  @ListOf(openCode('BALCONY'), { optional: true })
  features?: string[];
}
