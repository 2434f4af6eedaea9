import type { Rule } from './rule';
import { pattern } from './text-rule';

/** ISO 8601 with offset, as RFC 3339 and its kin write it: seconds and the offset's colon may be absent, `t` and `z` small. */
const instant =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-8]):?[0-5]\d)$/i;

/** An instant but for its year, which four digits cannot write. */
const otherYear = /^[+-]\d{4,9}-\d{2}-\d{2}T/i;

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const dateExists = (year: number, month: number, day: number): boolean =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);

/** The form that JavaScript reads, without the fraction. */
function plain(parts: RegExpExecArray): string {
  const [, year, month, day, hour, minute, second = '00', , offset] = parts;
  const zone = /^z$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}

/**
 * An instant in UTC as the system answers it: `2024-05-02T08:00:00Z`, fractions (up to microseconds) only where there are any.
 * @param value a date-time that {@link time} takes, or a Date
 */
export function utc(value: string | Date): string {
  const parts = typeof value === 'string' ? instant.exec(value) : null;
  const iso = new Date(parts ? plain(parts) : value).toISOString();
  const digits = (parts ? (parts[7] ?? '') : iso.slice(20, 23)).slice(0, 6).replace(/0+$/, '');
  return iso.replace(/\.\d{3}Z$/, digits ? `.${digits}Z` : 'Z');
}

/** PostgreSQL and JavaScript know more years than four digits can write. */
const inRange = (value: string): boolean => /^\d{4}-/.test(value) && value > '0001-01-02';

const wrongYear = 'must lie in the years 0001 to 9999';

function instantFault(value: unknown): string | undefined {
  const wrong = 'must be a date and time with offset, as in 2023-08-02T13:32:28Z';
  if (typeof value !== 'string' || value.length > 40) return wrong;
  const parts = instant.exec(value);
  if (!parts) return otherYear.test(value) ? wrongYear : wrong;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  if (year === 0) return wrongYear;
  if (!dateExists(year, month, day) || hour > 23 || minute > 59 || second > 59) return `${wrong}, and exist`;
  if (!inRange(utc(value))) return wrongYear;
  return /[1-9]/.test(parts[7]?.slice(6) ?? '') ? 'must have at most six decimals of a second' : undefined;
}

/** A point in time: ISO 8601 with offset, stored and answered in UTC, to the microsecond. */
export const time = (example = '2023-08-02T13:32:28Z'): Rule => ({
  check: instantFault,
  schema: { type: 'string', format: 'date-time', maxLength: 40, example },
  normal: (value: string) => utc(value),
  content: 'any',
});

/** A calendar date, `YYYY-MM-DD`. */
export function date(example = '2023-07-03'): Rule {
  const rule = pattern(10, /^\d{4}-\d{2}-\d{2}$/, 'a date, as in 2023-07-03', { format: 'date', example });
  return {
    ...rule,
    check: (value) => {
      const fault = rule.check(value);
      if (fault) return fault;
      const [year, month, day] = (value as string).split('-').map(Number);
      return dateExists(year, month, day) ? undefined : 'must be a date that exists';
    },
  };
}
