/**
 * Parts of an answer that SQL writes as text, for `concat`, which passes over what is null: half the time that
 * `json_build_object` takes (measured).
 */

/** A property that is left out where the value is null; for what JSON need not escape, as ids. */
export const optionalText = (name: string, value: string): string => `',"${name}":"' || ${value} || '"'`;

/** A time in UTC that is left out where it is null. */
export const optionalTime = (name: string, value: string): string => optionalText(name, `iso_time(${value})`);

/** The end of an object that began with other properties: those of a jsonb object, and the brace. */
export const restOf = (object: string): string =>
  `CASE ${object} WHEN '{}' THEN '}' ELSE ',' || right(${object}::text, -1) END`;
