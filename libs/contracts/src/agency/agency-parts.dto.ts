import { HouseAddress } from '../common/address';
import { BooleanField, DecimalField, Field, IdentifierField, IntField, TextField } from '../common/fields';
import { pattern } from '../common/text-rule';

/** The length of a list that has no pages; what a caller sees in fact stays far below it. */
export const maxListed = 10_000;

const countryCode = pattern(2, /^[A-Z]{2}$/, 'a country code of ISO 3166-1', { example: 'FI' });

/** A postal or visiting address of an agency or an office. */
export class AgencyAddress extends HouseAddress {
  @TextField({ max: 100, optional: true, example: 'Tampere' })
  localityName?: string;

  @Field(countryCode, { optional: true })
  countryCode?: string;
}

/** The id of the agency, office or agent in another system. */
export class AgencyAssignedIdentifier {
  @IdentifierField({ max: 100, optional: true, example: 'CCS_ID' })
  schemeId?: string;

  @IdentifierField({ max: 200, optional: true, example: '4711' })
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
