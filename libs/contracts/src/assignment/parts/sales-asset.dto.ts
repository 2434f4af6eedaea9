import {
  BooleanField,
  IdentifierField,
  IdField,
  ListOf,
  MoneyField,
  ObjectField,
  OpenCodeField,
  TimeField,
} from '../../common/fields';
import { knownPlotHoldingTypeCodes } from '../known-codes';
import { AcquisitionBySeller } from './acquisition.dto';
import { AssetTerms, AssignmentAsset } from './asset.dto';
import { CurrencyField, DescriptionField } from './fields';
import { LeaseAgreement } from './lease.dto';
import { SalesPrice } from './price.dto';

/** Somebody's right to use the asset that stays after the sale, such as a widow's. */
export class RestrictiveRightOfUse {
  @BooleanField({ optional: true, description: 'Whether there is such a right.', example: true })
  hasRestrictiveRightOfUse?: boolean;

  @DescriptionField('Whose right, and to what.', 'Leskellä testamentin perusteella oikeus asua asunnossa.')
  restrictiveRightOfUseDescription?: string;

  @BooleanField({ optional: true, description: 'Whether the holder of the right consents to the sale.', example: true })
  consentToSaleAcquired?: boolean;
}

/** The terms on which an asset is sold. */
export class SalesTerms extends AssetTerms {
  @DescriptionField('How long a sale usually takes, as the agent estimates it.', 'Keskimäärin 2 kuukautta kesäaikana')
  estimatedAverageSellingTimeDescription?: string;

  @DescriptionField(
    'What speaks for the asset and what against it.',
    'Erinomainen sijainti ja hyvät liikenneyhteydet. Keittiö kaipaa remontointia.',
  )
  sellingStrengthsAndWeaknesses?: string;

  @BooleanField({ optional: true, description: 'Whether maintenance charges are unpaid.', example: true })
  outstandingMaintenanceCharges?: boolean;

  @MoneyField({ optional: true, description: 'The maintenance charges that are unpaid.', example: 480 })
  outstandingMaintenanceChargesAmount?: number;

  @CurrencyField()
  currencyCode?: string;

  @ObjectField(() => RestrictiveRightOfUse, {
    optional: true,
    description: "Somebody's right to use the asset that stays after the sale.",
  })
  restrictiveRightOfUse?: RestrictiveRightOfUse;
}

/** An asset to be sold. */
export class SalesAsset extends AssignmentAsset {
  @OpenCodeField(knownPlotHoldingTypeCodes, { optional: true, description: 'Whether the plot is owned or rented.' })
  plotHoldingTypeCode?: string;

  @IdentifierField({
    max: 100,
    optional: true,
    description: 'Number of the real property in the land register.',
    example: '323-123-5423-8234',
  })
  propertyId?: string;

  @IdentifierField({
    max: 100,
    optional: true,
    description: 'Number of the leasehold or facility in the land register.',
    example: '323-123-5423-8234-L1',
  })
  facilityId?: string;

  @BooleanField({
    optional: true,
    description: 'Whether the seller declares that there is an energy certificate.',
    example: true,
  })
  sellerDeclarationAboutEnergyCertificate?: boolean;

  @ObjectField(() => SalesPrice, { optional: true, description: 'What the seller asks for it.' })
  price?: SalesPrice;

  @ObjectField(() => SalesTerms, { optional: true, description: 'The terms on which it is sold.' })
  termsAndConditions?: SalesTerms;

  @ObjectField(() => LeaseAgreement, { optional: true, description: 'The lease that it is sold with.' })
  leaseAgreement?: LeaseAgreement;

  @ListOf(() => AcquisitionBySeller, {
    optional: true,
    description: 'How each of the sellers came by it, at most 100.',
  })
  acquisitionBySellers?: AcquisitionBySeller[];
}

/** The document in which the seller describes an asset. */
export class ExplanatoryAppendix {
  @IdField({ description: 'The document.', example: 'd4540af3-4257-4401-be41-292e377fbfb5' })
  explanatoryAppendixDocumentId!: string;

  @TimeField({ description: 'When it was generated.', example: '2021-09-14T09:12:43Z' })
  modificationTime!: string;
}

/** An asset to be sold, as answered. */
export class AnsweredSalesAsset extends SalesAsset {
  @ObjectField(() => ExplanatoryAppendix, {
    optional: true,
    description:
      'The explanatory appendix of the realty, once one was generated. Where one realty is two assets it stands on the first.',
  })
  explanatoryAppendix?: ExplanatoryAppendix;
}
