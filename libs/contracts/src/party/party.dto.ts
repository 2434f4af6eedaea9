import { IdField, ObjectField, OpenCodeField, TextField } from '../common/fields';

/** The address of a party, as the party register has it. */
export class PartyAddress {
  @TextField({ max: 200, optional: true, example: 'Yleistie 32 A 4' })
  addressLine1?: string;

  @TextField({ max: 200, optional: true })
  addressLine2?: string;

  @TextField({ max: 20, optional: true, example: '00200' })
  postcode?: string;

  @TextField({ max: 100, optional: true, example: 'Helsinki' })
  postalArea?: string;

  @TextField({ max: 10, optional: true, example: 'FI' })
  countryCode?: string;
}

/** A party of the party register, which is not ours: its formats are taken as they come. */
export class Party {
  @IdField({ example: '62701576-2621-4a27-8d2b-63cea492abb6' })
  partyId!: string;

  @OpenCodeField(['PERSON_PARTY', 'ESTATE_PARTY', 'ORGANIZATION_PARTY'])
  partyTypeCode!: string;

  @TextField({ max: 200, optional: true, example: 'Teemu' })
  firstName?: string;

  @TextField({ max: 200, optional: true, example: 'Virtanen' })
  lastName?: string;

  @TextField({ max: 500, optional: true, description: 'The whole name', example: 'Teemu Virtanen' })
  name?: string;

  @TextField({ max: 320, optional: true, example: 'teemu.virtanen@example.com' })
  emailAddress?: string;

  @TextField({ max: 100, optional: true, example: '+358401234567' })
  phoneNumber?: string;

  @TextField({ max: 10, optional: true, description: 'The language to write in', example: 'fi' })
  languageCode?: string;

  @ObjectField(() => PartyAddress, { optional: true })
  address?: PartyAddress;
}
