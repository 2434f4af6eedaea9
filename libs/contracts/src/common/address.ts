import { OpenCodeField, TextField } from './fields';

/** What the addresses of a house have in common, whoever names them. */
export class HouseAddress {
  @TextField({ max: 200, optional: true, description: 'Street and number', example: 'Yliopistonkatu 55' })
  addressLine1?: string;

  @TextField({ max: 200, optional: true, description: 'A second line, such as c/o', example: 'c/o Virtanen' })
  addressLine2?: string;

  @TextField({ max: 20, optional: true, description: 'Stairwell', example: 'C' })
  stairwell?: string;

  @TextField({ max: 20, optional: true, description: 'Number of the apartment', example: '55' })
  apartmentNumber?: string;

  @TextField({ max: 20, optional: true, description: 'Postcode', example: '33100' })
  postcode?: string;

  @TextField({ max: 100, optional: true, description: 'Name of the postal area', example: 'Tampere' })
  postalArea?: string;

  @OpenCodeField(['FI_PIRKANMAA_TAMPERE'], { optional: true, description: 'Code of the municipality' })
  localityCode?: string;

  @OpenCodeField(['FI_PIRKANMAA'], { optional: true, description: 'Code of the region' })
  regionCode?: string;
}
