import { pattern, type Rule } from './rule';

const instant =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6})\d{0,3})?(Z|[+-](?:0\d|1[0-8]):[0-5]\d)$/;

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const dateExists = (year: number, month: number, day: number): boolean =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);

function instantExists(value: string): boolean {
  const found = instant.exec(value);
  if (!found) return false;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  return dateExists(year, month, day) && hour < 24 && minute < 60 && second < 60 && inRange(utc(value));
}

/** PostgreSQL and JavaScript know more years than four digits can write. */
const inRange = (value: string): boolean => /^\d{4}-/.test(value) && value > '0001-01-02';

/**
 * An instant in UTC as the system answers it: `2024-05-02T08:00:00Z`, fractions (up to microseconds) only where there are any.
 * @param value an ISO 8601 date-time with offset, or a Date
 */
export function utc(value: string | Date): string {
  const [, , , , , , , fraction = ''] = (typeof value === 'string' && instant.exec(value)) || [];
  const iso = new Date(typeof value === 'string' ? value.replace(/\.\d+/, '') : value).toISOString();
  const digits = (typeof value === 'string' ? fraction : iso.slice(20, 23)).replace(/0+$/, '');
  return iso.replace(/\.\d{3}Z$/, digits ? `.${digits}Z` : 'Z');
}

/** A point in time: ISO 8601 with offset, stored and answered in UTC. */
export const time = (example = '2023-08-02T13:32:28Z'): Rule => ({
  check: (value) =>
    typeof value === 'string' && value.length <= 40 && instantExists(value)
      ? undefined
      : 'must be a date and time with offset, as in 2023-08-02T13:32:28Z',
  schema: { type: 'string', format: 'date-time', maxLength: 40, example },
  normal: (value: string) => utc(value),
  content: true,
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
