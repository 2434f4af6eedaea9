import { BooleanField, CodeField, IntField, ObjectField } from '../../common/fields';
import type { Fault } from '../../common/rule';
import { date } from '../../common/time';
import { AgreementTypeCode } from '../codes';
import { OptionalDate } from './fields';

/** When an agreement is in force. */
export class ValidityPeriod {
  @OptionalDate('First day on which the agreement is in force. Needed by LOCK.', '2021-06-04')
  startDate?: string;

  @OptionalDate(
    'Last day on which an agreement of a FIXED_TERM is in force, at most four months after startDate. Needed by LOCK for a FIXED_TERM, refused for an INDEFINITE_TERM.',
    '2021-10-04',
  )
  endDate?: string;

  @OptionalDate(
    'Day on which the agreement ended in fact, not before startDate. FINISH sets it to today unless it is set.',
    '2021-09-02',
  )
  actualEndDate?: string;

  @IntField({
    min: 1,
    max: 1000,
    optional: true,
    description:
      'Number of periods that an agreement of an INDEFINITE_TERM runs at a time, 1 to 1,000. Refused for a FIXED_TERM.',
    example: 1,
  })
  periodCount?: number;
}

/** For how long an assignment is agreed. */
export class AgreementValidity {
  @CodeField(AgreementTypeCode, {
    optional: true,
    description: 'Whether the agreement has an end. Needed by LOCK.',
    example: 'INDEFINITE_TERM',
  })
  agreementTypeCode?: AgreementTypeCode;

  @ObjectField(() => ValidityPeriod, { optional: true, description: 'When the agreement is in force.' })
  validityPeriod?: ValidityPeriod;

  @BooleanField({
    optional: true,
    description: 'Whether the assignment goes on after somebody has redeemed the realty that it led to.',
    example: false,
  })
  validityContinuedAfterRedemption?: boolean;
}

/** What a term may not have: the other kind's end. */
const foreignTo: Record<AgreementTypeCode, 'endDate' | 'periodCount'> = {
  FIXED_TERM: 'periodCount',
  INDEFINITE_TERM: 'endDate',
};

const refused = (name: keyof ValidityPeriod, message: string): Fault => ({
  path: `validityPeriod.${name}`,
  errorCode: 'INVALID_TYPE',
  message,
});

/** What is no date is at fault by itself. */
const isDate = (value: string | undefined): value is string => value !== undefined && date().check(value) === undefined;

/**
 * Faults in the shape of a term, with paths below `agreementValidity`: an end that its type does not have, and an
 * actual end before the start. Its length is a matter of LOCK.
 */
export function termShapeFaults({ agreementTypeCode, validityPeriod }: AgreementValidity): Fault[] {
  const { startDate, actualEndDate, ...period } = validityPeriod ?? {};
  const foreign = foreignTo[agreementTypeCode as AgreementTypeCode] as 'endDate' | 'periodCount' | undefined;
  return [
    ...(foreign && period[foreign] !== undefined ? [refused(foreign, `does not fit ${agreementTypeCode}`)] : []),
    ...(isDate(startDate) && isDate(actualEndDate) && actualEndDate < startDate
      ? [refused('actualEndDate', 'must not be before startDate')]
      : []),
  ];
}
