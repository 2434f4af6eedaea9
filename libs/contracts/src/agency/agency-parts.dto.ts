import { BooleanField, DecimalField, Field, IntField, OpenCodeField, TextField } from '../common/fields';
import { pattern } from '../common/rule';

/** The length of a list that has no pages; what a caller sees in fact stays far below it. */
export const mostListed = 1_000_000;

const countryCode = pattern(2, /^[A-Z]{2}$/, 'a country code of ISO 3166-1', { example: 'FI' });

export class AgencyAddress {
  @TextField({ max: 200, optional: true, example: 'Yliopistonkatu 55' })
  addressLine1?: string;

  @TextField({ max: 200, optional: true })
  addressLine2?: string;

  @TextField({ max: 20, optional: true, example: 'C' })
  stairwell?: string;

  @TextField({ max: 20, optional: true, example: '55' })
  apartmentNumber?: string;

  @TextField({ max: 20, optional: true, example: '33100' })
  postcode?: string;

  @TextField({ max: 100, optional: true, example: 'Tampere' })
  postalArea?: string;

  @TextField({ max: 100, optional: true, example: 'Tampere' })
  localityName?: string;

  @OpenCodeField(['FI_PIRKANMAA_TAMPERE'], { optional: true })
  localityCode?: string;

  @OpenCodeField(['FI_PIRKANMAA'], { optional: true })
  regionCode?: string;

  @Field(countryCode, { optional: true })
  countryCode?: string;
}

/** The id of the agency, office or agent in another system. */
export class AgencyAssignedIdentifier {
  @TextField({ max: 100, optional: true, example: 'CCS_ID' })
  schemeId?: string;

  @TextField({ max: 200, optional: true, example: '4711' })
  supplierAssignedId?: string;
}

/** What customers recommend it by. */
export class Recommendation {
  @BooleanField({ optional: true, description: 'Whether it is shown' })
  enabled?: boolean;

  @DecimalField({ min: 0, max: 100, optional: true, example: 4.6 })
  averageRating?: number;

  @IntField({ min: 0, max: 2_147_483_647, optional: true, example: 112 })
  count?: number;
}
