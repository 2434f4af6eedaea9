import type { Fault } from '../common/rule';
import { customerPartiesOf } from './assignment.life-cycle';
import type { AssignmentTypeCode } from './codes';
import type { AgreementValidity } from './parts/agreement-validity.dto';
import { responsibleCount } from './parts/details.dto';
import type { RentalPrice, SalesPrice } from './parts/price.dto';
import type { PurchaseAssignmentContent } from './purchase-assignment.dto';
import type { RentalAssignmentContent } from './rental-assignment.dto';
import type { SalesAssignmentContent } from './sales-assignment.dto';

/** What a caller writes of an assignment, by its type. */
export interface ContentByType {
  SALES: SalesAssignmentContent;
  PURCHASE: PurchaseAssignmentContent;
  RENTAL: RentalAssignmentContent;
}

/** The longest term that a consumer may agree to at a time, by law; an installation may set another. */
export const legalTermMonths = 4;

/** A date so many calendar months later; the last day of the month where there is no such day. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number);
  const first = new Date(Date.UTC(2000, month - 1 + months, 1));
  first.setUTCFullYear(first.getUTCFullYear() - 2000 + year);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(day, last.getUTCDate()));
  return first.toISOString().slice(0, 10);
}

const missing = (path: string): Fault => ({ path, errorCode: 'VALUE_REQUIRED', message: 'is needed by LOCK' });
const wrong = (path: string, message: string): Fault => ({ path, errorCode: 'INVALID_TYPE', message });

const validity = 'agreementValidity';
const period = `${validity}.validityPeriod`;

/** Faults in the order and the length of a term: `months` at most, or any where there is no limit. */
function lengthFaults(startDate: string, endDate: string, months: number | undefined): Fault[] {
  if (endDate < startDate) return [wrong(`${period}.endDate`, 'must not be before startDate')];
  if (months === undefined || endDate <= addMonths(startDate, months)) return [];
  return [wrong(`${period}.endDate`, `must be at most ${months} months after startDate`)];
}

function termFaults(agreement: AgreementValidity | undefined, months: number | undefined): Fault[] {
  if (!agreement) return [missing(`${period}.startDate`)];
  const { startDate, endDate } = agreement.validityPeriod ?? {};
  const needsEnd = agreement.agreementTypeCode === 'FIXED_TERM';
  return [
    ...(agreement.agreementTypeCode ? [] : [missing(`${validity}.agreementTypeCode`)]),
    ...(startDate ? [] : [missing(`${period}.startDate`)]),
    ...(needsEnd && !endDate ? [missing(`${period}.endDate`)] : []),
    ...(needsEnd && startDate && endDate ? lengthFaults(startDate, endDate, months) : []),
  ];
}

const hasPrice = ({ price, rentalPrice }: { price?: SalesPrice; rentalPrice?: RentalPrice }): boolean =>
  (price?.debtFreePriceAmount ?? price?.salesPriceAmount ?? rentalPrice?.monthlyRent) !== undefined;

/**
 * All that keeps an assignment from being locked, by full path: what is missing is VALUE_REQUIRED, a term that is wrong
 * or too long INVALID_TYPE. A realty of the customer's business may be assigned for any time.
 * @param termMonths the longest term, in calendar months
 */
export function lockFaults<T extends AssignmentTypeCode>(
  type: T,
  content: ContentByType[T],
  termMonths = legalTermMonths,
): Fault[] {
  const { assignment, agreementValidity, costs } = content;
  const months = assignment.realtyBelongsToCustomerBusinessActivities ? undefined : termMonths;
  const customers = customerPartiesOf[type];
  const parties = content[customers as never] as unknown[];
  const assets = 'assets' in content ? content.assets : undefined;
  return [
    ...(responsibleCount(assignment.agents ?? []) === 1 ? [] : [missing('assignment.agents')]),
    ...termFaults(agreementValidity, months),
    ...(costs?.commission?.commissionTypeCode ? [] : [missing('costs.commission')]),
    ...(parties.length > 0 ? [] : [missing(customers)]),
    ...(assets === undefined || assets.some(hasPrice) ? [] : [missing('assets')]),
  ];
}
