import { OpenCodeField, TextField } from './fields';

/** What the addresses of a house have in common, whoever names them. */
export class HouseAddress {
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

  @OpenCodeField(['FI_PIRKANMAA_TAMPERE'], { optional: true })
  localityCode?: string;

  @OpenCodeField(['FI_PIRKANMAA'], { optional: true })
  regionCode?: string;
}
