import { knownPlotHoldingTypeCodes } from '../assignment/known-codes';
import { currency, pattern } from '../common';
import { BooleanField, Field, ListOf, MoneyField, ObjectField, OpenCodeField, TextField } from '../common/fields';
import { type LocalisedText, LocalisedTextField } from '../common/text';
import { WantedRealty } from './wanted-realty.dto';
import { anyOf, SquareMeters, Wanted, Words } from './wanted.fields';

/** Where it may stand: all that is named has to fit. */
export class RequirementAddress {
  @TextField({ max: 200, optional: true, description: 'Street and number.', example: 'Tammelankatu 3' })
  addressLine1?: string;

  @TextField({ max: 100, optional: true, description: 'Part of the municipality.', example: 'Tammela' })
  district?: string;

  @TextField({ max: 100, optional: true, description: 'Name of the region.', example: 'Pirkanmaa' })
  region?: string;

  @OpenCodeField(['FI_PIRKANMAA'], { optional: true, description: 'Code of the region.' })
  regionCode?: string;

  @TextField({ max: 20, optional: true, description: 'Postcode.', example: '33500' })
  postcode?: string;

  @TextField({ max: 100, optional: true, description: 'Name of the postal area.', example: 'Tampere' })
  postalArea?: string;

  @TextField({ max: 100, optional: true, description: 'Name of the municipality.', example: 'Tampere' })
  locality?: string;

  @OpenCodeField(['FI_PIRKANMAA_TAMPERE'], { optional: true, description: 'Code of the municipality.' })
  localityCode?: string;

  @OpenCodeField(['FI'], { optional: true, description: 'Country, by ISO 3166-1: two letters.' })
  countryCode?: string;
}

/** How large the home is to be. */
export class WantedLivingArea {
  @SquareMeters('The least living area that will do', 100)
  minimumLivingAreaInSquareMeters?: number;

  @SquareMeters('The greatest living area that will do', 200)
  maximumLivingAreaInSquareMeters?: number;

  @Words('How large it is to be in all')
  totalAreaDescription?: LocalisedText[];
}

const roomCountCode = pattern(64, /^[A-Z0-9][A-Z0-9_]{0,63}$/, 'a code of capital letters, digits and underscores', {
  example: '3H',
});

/** What the home is to be like. */
export class WantedApartment {
  @ListOf(roomCountCode, {
    optional: true,
    max: 50,
    description: `How many rooms will do, as codes: \`3H\` has three. ${anyOf}`,
    example: ['2H', '3H'],
  })
  roomCountCodes?: string[];

  @ObjectField(() => WantedLivingArea, { optional: true, description: 'How large the home is to be.' })
  area?: WantedLivingArea;
}

/** What the plot is to be like. */
export class WantedPlot {
  @Wanted(knownPlotHoldingTypeCodes, 'How the plot is to be held.')
  holdingTypeCodes?: string[];

  @SquareMeters('The least area of the plot that will do', 500)
  minimumAreaInSquareMeters?: number;

  @SquareMeters('The greatest area of the plot that will do', 1000)
  maximumAreaInSquareMeters?: number;

  @Words('How large the plot is to be')
  totalAreaDescription?: LocalisedText[];
}

const Feature = (what: string) =>
  BooleanField({ optional: true, description: `Whether ${what}; false asks for nothing.`, example: true });

/** What the realty is to have. */
export class WantedFeatures {
  @Feature('an elevator is needed')
  hasElevator?: boolean;

  @Feature('a balcony is needed')
  hasBalcony?: boolean;

  @Feature('a sauna of its own is needed')
  hasSauna?: boolean;

  @Feature('a sauna of the housing company is needed')
  housingCompanyHasSauna?: boolean;

  @Words('What else is wished for')
  specialWishes?: LocalisedText[];
}

/** What it may cost, with the share of the loans of the housing company. */
export class PriceRange {
  @MoneyField({ optional: true, description: 'The lowest price that will do.', example: 100_000 })
  minimumPrice?: number;

  @MoneyField({ optional: true, description: 'The highest price that will do.', example: 150_000 })
  maximumPrice?: number;

  @Field(currency(), {
    optional: true,
    description: 'Currency of the prices, by ISO 4217; that of the realty has to be the same.',
    example: 'EUR',
  })
  currencyCode?: string;
}

/** What the buyer can pay, and how. */
export class WantedTerms {
  @ObjectField(() => PriceRange, {
    optional: true,
    description: 'What it may cost, with the share of the loans of the housing company.',
  })
  debtFreePriceRange?: PriceRange;

  @Words('How the buyer would pay')
  paymentTerms?: LocalisedText[];
}

/** What a buyer looks for. What is left out is not asked for. */
export class AssetCriteria {
  @LocalisedTextField({ optional: true, description: 'What it is called: one text a language.' })
  title?: LocalisedText[];

  @ObjectField(() => WantedRealty, { optional: true, description: 'What kind of realty is looked for.' })
  realty?: WantedRealty;

  @ListOf(() => RequirementAddress, {
    optional: true,
    description: `Where it may stand, at most 100 places: one of them has to fit. ${anyOf}`,
  })
  addresses?: RequirementAddress[];

  @ObjectField(() => WantedApartment, { optional: true, description: 'What the home is to be like.' })
  apartment?: WantedApartment;

  @ObjectField(() => WantedPlot, { optional: true, description: 'What the plot is to be like.' })
  plot?: WantedPlot;

  @ObjectField(() => WantedFeatures, { optional: true, description: 'What the realty is to have.' })
  features?: WantedFeatures;

  @ObjectField(() => WantedTerms, { optional: true, description: 'What the buyer can pay, and how.' })
  financialTerms?: WantedTerms;
}
