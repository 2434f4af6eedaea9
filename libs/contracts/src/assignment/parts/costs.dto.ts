import { OmitType } from '@nestjs/swagger';
import { BooleanField, DecimalField, MoneyField, ObjectField, OpenCodeField } from '../../common/fields';
import { knownCommissionBasisCodes, knownCommissionTypeCodes } from '../known-codes';
import { CurrencyField, DescriptionField } from './fields';

/** What a commission says whatever the assignment is about. */
class CommissionTerms {
  @OpenCodeField(knownCommissionTypeCodes, {
    optional: true,
    description: 'How the commission is reckoned. Needed by LOCK.',
  })
  commissionTypeCode?: string;

  @DescriptionField(
    'How an OTHER_COMMISSION is reckoned, in words.',
    'Toteutuma asunnon toteutuneesta velattomasta kauppahinnasta',
  )
  otherCommissionDescription?: string;

  @BooleanField({ optional: true, description: 'Whether the amounts include value added tax.', example: true })
  vatIncluded?: boolean;

  @MoneyField({ optional: true, description: 'The least that the commission is, in money.', example: 9900 })
  minimumCommissionAmount?: number;

  @DecimalField({
    min: 0,
    max: 100,
    optional: true,
    description: 'Interest on a late payment, per cent a year.',
    example: 3,
  })
  latePaymentInterest?: number;
}

/** What the agency earns by a sale or a purchase. */
export class Commission extends CommissionTerms {
  @OpenCodeField(knownCommissionBasisCodes, {
    optional: true,
    description: 'The price that the percentage is taken of.',
  })
  commissionBasisCode?: string;

  @DecimalField({ min: 0, max: 100, optional: true, description: 'Per cent of the price.', example: 5.5 })
  commissionPercentage?: number;

  @MoneyField({ optional: true, description: 'The commission where it is a fixed amount.', example: 15_000 })
  fixedCommissionAmount?: number;

  @MoneyField({
    optional: true,
    description: 'The part of the commission that does not depend on the price.',
    example: 3000,
  })
  baseCommissionAmount?: number;

  @MoneyField({
    optional: true,
    description: 'The commission where somebody else redeems the realty.',
    example: 2000,
  })
  commissionAmountUponRedemptionByOtherParty?: number;
}

/** What the agency earns by letting. */
export class RentalCommission extends CommissionTerms {
  @DecimalField({
    min: 0,
    max: 1000,
    optional: true,
    description: 'The number of months whose rent is the commission.',
    example: 3,
  })
  months?: number;
}

/** The expenses that the customer pays besides the commission. */
export class Expenses {
  @BooleanField({ optional: true, description: 'Whether the customer pays for marketing.', example: true })
  marketingExpensesIncluded?: boolean;

  @MoneyField({ optional: true, description: 'The most that marketing may cost.', example: 1500 })
  maximumMarketingExpenses?: number;

  @BooleanField({ optional: true, description: 'Whether the customer pays for documents.', example: true })
  documentAcquisitionExpensesIncluded?: boolean;

  @MoneyField({ optional: true, description: 'The most that documents may cost.', example: 500 })
  maximumDocumentAcquisitionExpenses?: number;

  @BooleanField({ optional: true, description: 'Whether the customer pays for anything else.', example: true })
  otherExpensesIncluded?: boolean;

  @DescriptionField('What else the customer pays for.', 'Maksetaan lisäksi matkakulut')
  otherExpensesDescription?: string;
}

/** The expenses besides the commission of a sale or a purchase, also where somebody else gets the realty in the end. */
export class OtherExpenses extends Expenses {
  @BooleanField({
    optional: true,
    description: 'Whether the expenses are paid where somebody redeems the realty.',
    example: true,
  })
  otherExpensesPaidUponRedemption?: boolean;

  @BooleanField({
    optional: true,
    description: 'Whether the expenses are paid where somebody uses a right of first refusal.',
    example: true,
  })
  otherExpensesWillBePaidUponRightOfFirst?: boolean;

  @MoneyField({
    optional: true,
    description: 'The commission where somebody uses a right of first refusal.',
    example: 13_000,
  })
  commissionAmountUponRightOfFirst?: number;
}

/** What a sale or a purchase costs the customer. */
export class Costs {
  @ObjectField(() => Commission, { optional: true, description: 'What the agency earns. Needed by LOCK.' })
  commission?: Commission;

  @ObjectField(() => OtherExpenses, {
    optional: true,
    description: 'The expenses that the customer pays besides the commission.',
  })
  otherExpenses?: OtherExpenses;

  @ObjectField(() => Expenses, {
    optional: true,
    description: 'The expenses that the customer pays where the assignment ends early.',
  })
  expensesUponAssignmentTermination?: Expenses;

  @CurrencyField()
  currencyCode?: string;
}

/** What letting costs the customer. */
export class RentalCosts extends OmitType(Costs, ['commission', 'otherExpenses']) {
  @ObjectField(() => RentalCommission, { optional: true, description: 'What the agency earns. Needed by LOCK.' })
  commission?: RentalCommission;

  @ObjectField(() => Expenses, {
    optional: true,
    description: 'The expenses that the customer pays besides the commission.',
  })
  otherExpenses?: Expenses;
}
