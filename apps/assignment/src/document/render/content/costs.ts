import type {
  Assignment,
  Commission,
  Costs,
  Expenses,
  OtherExpenses,
  RentalCommission,
  RentalCosts,
} from '@ovipro/contracts';
import type { Block } from '../pdf/block';
import { FieldList, section } from './field-list';
import type { Voice } from './voice';

/** What the agency earns, whatever the type. */
export function commissionSection(voice: Voice, { costs = {} }: Assignment): Block[] {
  const words = voice.words.costs;
  const { currencyCode, commission: agreed }: Costs | RentalCosts = costs;
  const commission: Partial<Commission & RentalCommission> = agreed ?? {};
  const fields = new FieldList(voice)
    .code(words.commissionTypeCode, 'CommissionTypeCode', commission.commissionTypeCode)
    .text(words.otherCommissionDescription, commission.otherCommissionDescription)
    .percent(words.commissionPercentage, commission.commissionPercentage)
    .code(words.commissionBasisCode, 'CommissionBasisCode', commission.commissionBasisCode)
    .number(words.months, commission.months)
    .money(words.fixedCommissionAmount, commission.fixedCommissionAmount, currencyCode)
    .money(words.baseCommissionAmount, commission.baseCommissionAmount, currencyCode)
    .money(words.minimumCommissionAmount, commission.minimumCommissionAmount, currencyCode)
    .money(words.redemptionCommission, commission.commissionAmountUponRedemptionByOtherParty, currencyCode)
    .yesNo(words.vatIncluded, commission.vatIncluded)
    .percent(words.latePaymentInterest, commission.latePaymentInterest);
  return section(words.section, fields.blocks());
}

function expenseFields(voice: Voice, expenses: Expenses & OtherExpenses = {}, currencyCode?: string): Block[] {
  const words = voice.words.expenses;
  return new FieldList(voice)
    .yesNo(words.marketingExpensesIncluded, expenses.marketingExpensesIncluded)
    .money(words.maximumMarketingExpenses, expenses.maximumMarketingExpenses, currencyCode)
    .yesNo(words.documentAcquisitionExpensesIncluded, expenses.documentAcquisitionExpensesIncluded)
    .money(words.maximumDocumentAcquisitionExpenses, expenses.maximumDocumentAcquisitionExpenses, currencyCode)
    .yesNo(words.otherExpensesIncluded, expenses.otherExpensesIncluded)
    .text(words.otherExpensesDescription, expenses.otherExpensesDescription)
    .yesNo(words.otherExpensesPaidUponRedemption, expenses.otherExpensesPaidUponRedemption)
    .yesNo(words.paidUponRightOfFirst, expenses.otherExpensesWillBePaidUponRightOfFirst)
    .money(words.commissionUponRightOfFirst, expenses.commissionAmountUponRightOfFirst, currencyCode)
    .blocks();
}

/** The expenses besides the commission, and those of an early end. */
export function expensesSection(voice: Voice, { costs }: Assignment): Block[] {
  const words = voice.words.expenses;
  return section(words.section, [
    ...section(words.besides, expenseFields(voice, costs?.otherExpenses, costs?.currencyCode), 3),
    ...section(
      words.uponTermination,
      expenseFields(voice, costs?.expensesUponAssignmentTermination, costs?.currencyCode),
      3,
    ),
  ]);
}
