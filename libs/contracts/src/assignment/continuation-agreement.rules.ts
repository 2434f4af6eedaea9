import type { Fault } from '../common/rule';
import { addMonths, legalTermMonths } from './assignment.completeness';
import type { AssignmentTypeCode } from './codes';
import type { ContinuationAgreementContent, ContinuationAsset } from './continuation-agreement.dto';

/** The assignment that a continuation agreement continues. */
export interface ContinuedAssignment {
  assignmentTypeCode: AssignmentTypeCode;
  /** The last day on which it is in force without the continuation agreement. */
  endDate: string;
  realtyBelongsToCustomerBusinessActivities?: boolean;
}

const wrong = (path: string, message: string): Fault => ({ path, errorCode: 'INVALID_TYPE', message });

/** The price that an asset of the other type would have. */
const foreignPrice: Record<'SALES' | 'RENTAL', keyof ContinuationAsset> = { SALES: 'rentalPrice', RENTAL: 'price' };

function assetFaults(type: AssignmentTypeCode, assets: ContinuationAsset[] | undefined): Fault[] {
  if (type === 'PURCHASE') return assets ? [wrong('assets', 'does not fit a purchase assignment')] : [];
  if (!assets) return [{ path: 'assets', errorCode: 'VALUE_REQUIRED', message: 'is required' }];
  const foreign = foreignPrice[type];
  return assets.flatMap((asset, index) =>
    asset[foreign] === undefined
      ? []
      : [wrong(`assets[${index}].${foreign}`, `does not fit a ${type.toLowerCase()} assignment`)],
  );
}

function endFaults(endDate: string, continued: ContinuedAssignment, termMonths: number): Fault[] {
  const path = 'agreementValidity.validityPeriod.endDate';
  if (endDate <= continued.endDate)
    return [wrong(path, `must be after ${continued.endDate}, when the assignment ends`)];
  if (continued.realtyBelongsToCustomerBusinessActivities || endDate <= addMonths(continued.endDate, termMonths))
    return [];
  return [wrong(path, `must be at most ${termMonths} months after ${continued.endDate}, when the assignment ends`)];
}

/**
 * All that is wrong with a continuation agreement in the light of its assignment, by full path. They come together with
 * the faults of the body itself, so what may be missing or wrong there is passed over here.
 * @param termMonths the longest continuation, in calendar months
 */
export function continuationFaults(
  { agreementValidity, assets }: Partial<ContinuationAgreementContent>,
  continued: ContinuedAssignment,
  termMonths = legalTermMonths,
): Fault[] {
  const endDate = agreementValidity?.validityPeriod?.endDate;
  return [
    ...(endDate ? endFaults(endDate, continued, termMonths) : []),
    ...assetFaults(continued.assignmentTypeCode, assets),
  ];
}
