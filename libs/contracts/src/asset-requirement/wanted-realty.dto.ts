import { code } from '../common';
import { withMeanings } from '../common/code-table';
import { IntField, ListOf, ObjectField } from '../common/fields';
import type { LocalisedText } from '../common/text';
import { knownAvailabilityCodes } from '../assignment/known-codes';
import {
  knownConditionCodes,
  knownEstatePropertyTypeCodes,
  knownOtherPropertyTypeCodes,
  knownOwnershipTypeCodes,
  knownPlotPropertyTypeCodes,
  knownResidentialTypeCodes,
  RealtyPropertyTypeCode,
} from './codes';
import { anyOf, Wanted, Words } from './wanted.fields';

const Year = (description: string, example: number) =>
  IntField({ min: 1000, max: 9999, optional: true, description, example });
/** When it is to be free. */
export class WantedAvailability {
  @Wanted(knownAvailabilityCodes, 'When it is to be free.')
  availabilityCodes?: string[];

  @Words('When it is to be free')
  description?: LocalisedText[];
}

/** In what condition it is to be. */
export class WantedCondition {
  @Wanted(knownConditionCodes, 'In what condition it is to be.')
  conditionCodes?: string[];

  @Words('In what condition it is to be')
  description?: LocalisedText[];
}

/** What kind of realty is looked for. Kinds of a property type bind the realties of that type alone. */
export class WantedRealty {
  @ObjectField(() => WantedAvailability, { optional: true, description: 'When it is to be free.' })
  availability?: WantedAvailability;

  @Wanted(knownOwnershipTypeCodes, 'How it is to be owned.')
  ownershipTypeCodes?: string[];

  @ListOf(
    code(RealtyPropertyTypeCode),
    withMeanings(
      RealtyPropertyTypeCode,
      { optional: true, max: 50, description: `The types of realty that will do. ${anyOf}` },
      'Codes:',
      ['RESIDENTIAL'],
    ),
  )
  propertyTypeCodes?: RealtyPropertyTypeCode[];

  @Wanted(knownResidentialTypeCodes, 'The kinds of homes that will do.')
  residentialTypeCodes?: string[];

  @Wanted(knownPlotPropertyTypeCodes, 'The kinds of plots that will do.')
  plotPropertyTypeCodes?: string[];

  @Wanted(knownEstatePropertyTypeCodes, 'The kinds of estates that will do.')
  estatePropertyTypeCodes?: string[];

  @Wanted(knownOtherPropertyTypeCodes, 'The kinds of other realties that will do.')
  otherPropertyTypeCodes?: string[];

  @ObjectField(() => WantedCondition, { optional: true, description: 'In what condition it is to be.' })
  condition?: WantedCondition;

  @Year('The earliest year of construction that will do, 1000 to 9999.', 2000)
  earliestConstructionYear?: number;

  @Year('The latest year of construction that will do, 1000 to 9999.', 2022)
  latestConstructionYear?: number;
}
