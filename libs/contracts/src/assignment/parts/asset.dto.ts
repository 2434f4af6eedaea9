import { HouseAddress } from '../../common/address';
import { BooleanField, IdField, ObjectField, OpenCodeField, OpenCodesField, TextField } from '../../common/fields';
import { type LocalisedText, LocalisedTextField } from '../../common/text';
import {
  knownAvailabilityCodes,
  knownPaymentTermsCodes,
  knownRealtyTypeCodes,
  knownSubcategoryCodes,
} from '../known-codes';
import { DescriptionField, OptionalDate } from './fields';

/** Where an asset stands. */
export class AssignmentAddress extends HouseAddress {
  @TextField({ max: 100, optional: true, description: 'Name of the municipality.', example: 'Tampere' })
  localityName?: string;

  @OpenCodeField(['FI'], { optional: true, description: 'Country, by ISO 3166-1: two letters.' })
  countryCode?: string;
}

/** When somebody can move in. */
export class Availability {
  @OpenCodeField(knownAvailabilityCodes, { optional: true, description: 'When the asset is free.', example: 'DATE' })
  availabilityCode?: string;

  @OptionalDate('The day from which the asset is free.', '2021-05-25')
  date?: string;

  @LocalisedTextField({
    optional: true,
    description: 'When the asset is free, in words: one text a language.',
  })
  description?: LocalisedText[];
}

/** The terms on which an asset is sold or let. */
export class AssetTerms {
  @OpenCodesField(knownPaymentTermsCodes, {
    optional: true,
    max: 20,
    description: 'How the price or the rent is paid, at most 20.',
  })
  paymentTermsCodes?: string[];

  @DescriptionField('How the price or the rent is paid, in words.', 'Tilisiirto pankin kautta')
  paymentTermsDescription?: string;

  @BooleanField({ optional: true, description: 'Whether another agency had the assignment before.', example: true })
  wasAnotherAgencyPreviouslyAssigned?: boolean;

  @TextField({
    max: 1000,
    optional: true,
    description: 'Name and contacts of the agency that had the assignment before.',
    example: 'Pirkanmaan Välitys LKV',
  })
  contactDetailsForPreviouslyAssignedAgency?: string;
}

/** A realty that is sold or let. */
export class AssignmentAsset {
  @IdField({
    description: 'The realty, which need not be known yet. One realty may be two assets.',
    example: '0e1e2539-c177-46cd-9fcf-47b1af5df8e0',
  })
  realtyId!: string;

  @OpenCodeField(knownSubcategoryCodes, { optional: true, description: 'Whether it is shares or land.' })
  subcategoryCode?: string;

  @OpenCodeField(knownRealtyTypeCodes, { optional: true, description: 'What kind of realty it is.' })
  realtyTypeCode?: string;

  @ObjectField(() => Availability, { optional: true, description: 'When somebody can move in.' })
  availability?: Availability;

  @ObjectField(() => AssignmentAddress, { optional: true, description: 'Where it stands.' })
  address?: AssignmentAddress;
}
