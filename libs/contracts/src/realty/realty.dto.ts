import {
  DecimalField,
  IdentifierField,
  IdField,
  IntField,
  ListOf,
  MoneyField,
  ObjectField,
  OpenCodeField,
  TextField,
  TimeField,
} from '../common/fields';
import { openCode } from '../common';

/** Where a realty stands. */
export class RealtyAddress {
  @TextField({ max: 200, optional: true, description: 'Street and number.', example: 'Tammelankatu 3 A 1' })
  addressLine1?: string;

  @TextField({ max: 100, optional: true, description: 'Part of the municipality.', example: 'Tammela' })
  district?: string;

  @TextField({ max: 20, optional: true, description: 'Postcode.', example: '33500' })
  postcode?: string;

  @TextField({ max: 100, optional: true, description: 'Name of the postal area.', example: 'Tampere' })
  postalArea?: string;

  @TextField({ max: 100, optional: true, description: 'Name of the municipality.', example: 'Tampere' })
  locality?: string;

  @OpenCodeField(['FI_PIRKANMAA_TAMPERE'], { optional: true, description: 'Code of the municipality.' })
  localityCode?: string;

  @TextField({ max: 100, optional: true, description: 'Name of the region.', example: 'Pirkanmaa' })
  region?: string;

  @OpenCodeField(['FI_PIRKANMAA'], { optional: true, description: 'Code of the region.' })
  regionCode?: string;

  @OpenCodeField(['FI'], { optional: true, description: 'Country, by ISO 3166-1: two letters.' })
  countryCode?: string;
}

/** The plot of a realty. */
export class RealtyPlot {
  @OpenCodeField(['OWN', 'LEASEHOLD'], { optional: true, description: 'Whether it is owned or rented.' })
  holdingTypeCode?: string;

  @DecimalField({ min: 0, max: 1_000_000_000, optional: true, description: 'Its area in square metres.', example: 800 })
  areaInSquareMeters?: number;
}

/** A realty on sale, by the realty register, which is not ours: its codes are taken as they come. */
export class Realty {
  @IdField({ description: 'The realty.', example: '9fd9124c-e6c1-4368-9f17-6938f0e2f524' })
  realtyId!: string;

  @IdentifierField({ max: 100, optional: true, description: 'The number by which people know it.', example: 'D66927' })
  friendlyId?: string;

  @OpenCodeField(['SHARE', 'PROPERTY'], { optional: true, description: 'Whether it is shares or land.' })
  subcategoryCode?: string;

  @OpenCodeField(['RESIDENTIAL', 'LEISURE', 'PLOT'], { optional: true, description: 'What type of realty it is.' })
  propertyTypeCode?: string;

  @OpenCodeField(['APARTMENT_HOUSE'], { optional: true, description: 'What kind of home it is.' })
  residentialTypeCode?: string;

  @OpenCodeField(['HOUSE_PLOT', 'HOLIDAY_PLOT'], { optional: true, description: 'What kind of plot it is.' })
  plotPropertyTypeCode?: string;

  @OpenCodeField(['FOREST', 'ARABLE'], { optional: true, description: 'What kind of estate it is.' })
  estatePropertyTypeCode?: string;

  @OpenCodeField(['PARKING_SLOT'], { optional: true, description: 'What other kind of realty it is.' })
  otherPropertyTypeCode?: string;

  @OpenCodeField(['OWN'], { optional: true, description: 'How it is owned.' })
  ownershipTypeCode?: string;

  @OpenCodeField(['AVAILABLE', 'DATE'], { optional: true, description: 'When it is free.' })
  availabilityCode?: string;

  @OpenCodeField(['GOOD', 'NEW'], { optional: true, description: 'In what condition it is.' })
  conditionCode?: string;

  @ObjectField(() => RealtyAddress, { optional: true, description: 'Where it stands.' })
  address?: RealtyAddress;

  @IdentifierField({ max: 64, optional: true, description: 'How many rooms it has, as a code.', example: '3H' })
  roomCountCode?: string;

  @DecimalField({
    min: 0,
    max: 1_000_000_000,
    optional: true,
    description: 'Its living area in square metres.',
    example: 120,
  })
  livingAreaInSquareMeters?: number;

  @MoneyField({
    optional: true,
    description: 'Its price, with the share of the loans of the housing company.',
    example: 140_000,
  })
  debtFreePriceAmount?: number;

  @OpenCodeField(['EUR'], { optional: true, description: 'Currency of the price, by ISO 4217.' })
  currencyCode?: string;

  @IntField({ min: 0, max: 9999, optional: true, description: 'The year in which it was built.', example: 2010 })
  constructionYear?: number;

  @ListOf(openCode('ELEVATOR', 'BALCONY', 'SAUNA', 'HOUSING_COMPANY_SAUNA'), {
    optional: true,
    max: 200,
    description: 'What it has, at most 200 codes.',
    example: ['ELEVATOR', 'BALCONY', 'SAUNA'],
  })
  features?: string[];

  @ObjectField(() => RealtyPlot, { optional: true, description: 'Its plot.' })
  plot?: RealtyPlot;

  @TimeField({ optional: true, description: 'When it was published.', example: '2024-05-02T08:00:00Z' })
  publicationTime?: string;
}
