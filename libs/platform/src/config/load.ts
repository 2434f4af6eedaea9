import { validate } from '@ovipro/contracts';

/** The environment does not say what the process needs; the message names every variable at fault. */
export class ConfigError extends Error {}

/** What a class asks of its values together, besides what each field says. */
export interface CheckedConfig {
  /** Sentences that name the variables at fault; none where all is well. */
  faults(): string[];
}

/**
 * Reads a class of house decorators from environment variables: `databaseUrl` from `DATABASE_URL`.
 * Empty variables count as absent. Numbers and booleans are read from their text.
 * @throws ConfigError naming every missing or wrong variable
 */
export function loadConfig<T extends object>(type: new () => T, env: Record<string, string | undefined>): T {
  const defaults = new type();
  const given = Object.entries(env)
    .filter(([name, value]) => value !== undefined && value !== '' && /^[A-Z][A-Z0-9_]*$/.test(name))
    .map(([name, value]): [string, string] => [propertyName(name), value as string]);
  const read = (of: (text: string, name: string) => unknown) =>
    validate(
      type,
      { ...defaults, ...Object.fromEntries(given.map(([name, text]) => [name, of(text, name)])) },
      'ignore',
    );
  const scalars = read(scalar);
  // a password may consist of digits, and is a text all the same
  const unfit = new Set(scalars.faults.map(({ path }) => path));
  const { value, faults } = unfit.size === 0 ? scalars : read((text, name) => (unfit.has(name) ? text : scalar(text)));
  const list = faults.map((fault) => `${variableName(fault.path)} ${fault.message}`);
  if (list.length === 0) list.push(...((value as Partial<CheckedConfig>).faults?.() ?? []));
  if (list.length > 0) throw new ConfigError(`The environment is not complete: ${list.join('; ')}`);
  return value;
}

const propertyName = (variable: string): string =>
  variable.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const variableName = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function scalar(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
