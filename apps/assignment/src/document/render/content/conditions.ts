import type { Assignment, OtherConditions } from '@ovipro/contracts';
import type { Block } from '../pdf/block';
import { FieldList, section } from './field-list';
import type { Voice } from './voice';

export function validitySection(voice: Voice, { agreementValidity }: Assignment): Block[] {
  const words = voice.words.validity;
  const period = agreementValidity?.validityPeriod;
  const fields = new FieldList(voice)
    .code(words.agreementTypeCode, 'AgreementTypeCode', agreementValidity?.agreementTypeCode)
    .date(words.startDate, period?.startDate)
    .date(words.endDate, period?.endDate)
    .number(words.periodCount, period?.periodCount)
    .yesNo(words.continuedAfterRedemption, agreementValidity?.validityContinuedAfterRedemption);
  return section(words.section, fields.blocks());
}

/** What else was agreed, which a continuation agreement may change. */
export function otherConditionFields(
  voice: Voice,
  conditions: OtherConditions = {},
  fields = new FieldList(voice),
): FieldList {
  const words = voice.words.conditions;
  return fields
    .yesNo(words.digitalTradingAllowed, conditions.digitalTradingAllowed)
    .code(words.privacyStatementDeliveryCode, 'PrivacyStatementDeliveryCode', conditions.privacyStatementDeliveryCode)
    .yesNo(words.distanceSelling, conditions.distanceSelling)
    .code(
      words.cancellationInstructions,
      'DeliveryMethodCode',
      conditions.deliveryMethodForCancellationInstructionsCode,
    )
    .yesNo(words.startAssignmentImmediately, conditions.startAssignmentImmediately)
    .yesNo(words.startMarketingAfterCancellation, conditions.startMarketingAfterCancellationPeriod)
    .text(words.additionalDetails, conditions.additionalDetails);
}

export function conditionsSection(voice: Voice, { assignment, otherConditions }: Assignment): Block[] {
  const words = voice.words.conditions;
  const fields = new FieldList(voice)
    .code(words.exclusivityTypeCode, 'ExclusivityTypeCode', assignment.exclusivityTypeCode)
    .yesNo(words.belongsToBusiness, assignment.realtyBelongsToCustomerBusinessActivities)
    .text(words.agreedMarketing, assignment.marketing?.agreedMarketingMethodsDescription)
    .yesNo(words.marketingAsAppendix, assignment.marketing?.marketingConditionsAsAppendix)
    .text(words.specialDetails, assignment.specialDetailsProvidedToCustomer);
  return section(words.section, otherConditionFields(voice, otherConditions, fields).blocks());
}
