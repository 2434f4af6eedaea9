import { BooleanField, OpenCodeField } from '../../common/fields';
import { knownDeliveryMethodCodes, knownPrivacyStatementDeliveryCodes } from '../known-codes';
import { DescriptionField } from './fields';

/** What else was agreed. */
export class OtherConditions {
  @BooleanField({ optional: true, description: 'Whether the trade may be made digitally.', example: true })
  digitalTradingAllowed?: boolean;

  @OpenCodeField(knownPrivacyStatementDeliveryCodes, {
    optional: true,
    description: 'How the customer received the privacy statement.',
  })
  privacyStatementDeliveryCode?: string;

  @BooleanField({
    optional: true,
    description:
      'Whether the agreement was made at a distance or at home, which gives a consumer 14 days to cancel it.',
    example: false,
  })
  distanceSelling?: boolean;

  @BooleanField({
    optional: true,
    description: 'Whether the agency starts at once, within the time for cancelling.',
    example: true,
  })
  startAssignmentImmediately?: boolean;

  @BooleanField({
    optional: true,
    description: 'Whether marketing starts only once the time for cancelling is over.',
    example: true,
  })
  startMarketingAfterCancellationPeriod?: boolean;

  @OpenCodeField(knownDeliveryMethodCodes, {
    optional: true,
    description: 'How the customer received the instructions for cancelling.',
  })
  deliveryMethodForCancellationInstructionsCode?: string;

  @DescriptionField('Anything else that was agreed.', 'Vapautuminen neuvoteltavissa.')
  additionalDetails?: string;
}
