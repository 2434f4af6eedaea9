import { ListOf, MoneyField, ObjectField, OpenCodeField } from '../../common/fields';
import { knownAcquisitionMethodCodes, knownTaxConsequenceCodes } from '../known-codes';
import { CurrencyField, OptionalDate } from './fields';
import { DatePeriod } from './lease.dto';
import { AssignmentParty } from './parties.dto';

/** How and when a seller came by the asset, or by a part of it. */
export class AcquisitionMethod {
  @OpenCodeField(knownAcquisitionMethodCodes, { description: 'How the seller came by it.' })
  acquisitionMethodCode!: string;

  @OptionalDate('When the seller came by it.', '2014-02-26')
  acquisitionDate?: string;

  @MoneyField({ optional: true, description: 'What the seller paid for it.', example: 154_000 })
  acquisitionCost?: number;

  @CurrencyField()
  currencyCode?: string;
}

/** How one of the sellers came by the asset, and what the sale means for that seller's taxes. */
export class AcquisitionBySeller extends AssignmentParty {
  @OpenCodeField(knownTaxConsequenceCodes, {
    optional: true,
    description: 'What the sale means for the taxes of the seller.',
  })
  taxConsequenceCode?: string;

  @ListOf(() => AcquisitionMethod, {
    optional: true,
    max: 20,
    description: 'How and when the seller came by the asset, at most 20 parts.',
  })
  acquisitionMethods?: AcquisitionMethod[];

  @ObjectField(() => DatePeriod, {
    optional: true,
    description: 'From when until when the seller lived there. Two years make the gain free of tax.',
  })
  residencePeriod?: DatePeriod;
}
