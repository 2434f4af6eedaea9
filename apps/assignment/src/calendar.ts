const zone = 'Europe/Helsinki';

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });

/** The date in Finland at an instant, as in `2023-07-03`. */
export const dateInFinland = (instant: Date): string => days.format(instant);

/** The instant at which a date begins in Finland. */
export function startOfDay(date: string): Date {
  const midnight = (offset: string): Date => new Date(`${date}T00:00:00${offset}`);
  const offsetAt = (instant: Date): string => clock.format(instant).split('GMT')[1];
  // clocks change in the small hours, so the offset of the evening before is that of midnight
  return midnight(offsetAt(new Date(midnight('Z').getTime() - 4 * 3_600_000)));
}

const day = 86_400_000;
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** A date so many days later, or earlier. */
export const addDays = (date: string, count: number): string =>
  new Date(noon(date) + count * day).toISOString().slice(0, 10);

/** Days from one date to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / day);
