import { titleOf } from './code-table';

/** The part of OpenAPI's schema object that rules use. */
export type SchemaObject = Record<string, unknown>;

/** What may stand in an entry of `errors`. */
export type FaultCode = 'VALUE_REQUIRED' | 'INVALID_TYPE';

/** One fault of one value. `path` is relative to the value: empty for the value itself, `[2]` for an element of a list. */
export interface Fault {
  path: string;
  errorCode: FaultCode;
  message: string;
}

/**
 * What a value must look like: the check, the OpenAPI schema that says the same, and the one form in which it is kept.
 * `check` answers what is wrong in words that follow the field's name ("must be ..."), or undefined.
 */
export interface Rule {
  check: (value: unknown) => string | undefined;
  schema: SchemaObject;
  /** Turns an accepted value into the form that is stored (ids lower case, times in UTC). */
  normal?: (value: never) => unknown;
  /** An empty text is no content: VALUE_REQUIRED where the field is required. */
  content?: boolean;
}

const wellFormed = (value: string): boolean => (value as string & { isWellFormed(): boolean }).isWellFormed();

/** Unicode code points, as JSON Schema counts them. */
const characters = (value: string): number => [...value].length;

/** Faults that no text may have: PostgreSQL refuses NUL, and lone surrogates are not UTF-8. */
function textFault(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (value.length > max && characters(value) > max) return `must have at most ${max} characters`;
  if (value.includes('\u0000')) return 'must not contain the character NUL';
  if (!wellFormed(value)) return 'must be well-formed Unicode';
  return undefined;
}

/** A text of `min` to `max` characters (Unicode code points), kept as sent. */
export function text({ min = 0, max }: { min?: number; max: number }, schema: SchemaObject = {}): Rule {
  return {
    check: (value) =>
      textFault(value, max) ?? (characters(value as string) < min ? `must have at least ${min} characters` : undefined),
    schema: { type: 'string', ...(min > 0 && { minLength: min }), maxLength: max, pattern: '^[^\\u0000]*$', ...schema },
    content: min > 0,
  };
}

/** A text that matches a pattern without backtracking; its length is checked first. */
export function pattern(max: number, regex: RegExp, what: string, schema: SchemaObject = {}): Rule {
  return {
    check: (value) => textFault(value, max) ?? (regex.test(value as string) ? undefined : `must be ${what}`),
    schema: { type: 'string', maxLength: max, pattern: regex.source, ...schema },
    content: true,
  };
}

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}';

/** An id of this system or of a neighbour: UUID of version 1 to 5, stored in lower case. */
export function id(example = '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9'): Rule {
  return {
    ...pattern(36, new RegExp(`^${uuid}$`), 'a UUID of version 1 to 5', { format: 'uuid', example }),
    normal: (value: string) => value.toLowerCase(),
  };
}

/** One of the codes of a closed list. */
export function code(codes: readonly string[], schema: SchemaObject = {}): Rule {
  return {
    check: (value) => (codes.includes(value as string) ? undefined : `must be one of ${codes.join(', ')}`),
    schema: { type: 'string', ...titleOf(codes), enum: [...codes], ...schema },
    content: true,
  };
}

/** A code of an open list, of which only examples are known. */
export function openCode(...examples: string[]): Rule {
  return pattern(64, /^[A-Z][A-Z0-9_]{0,63}$/, 'a code of capital letters, digits and underscores', {
    example: examples[0],
    ...(examples.length > 1 && { description: `Known codes: ${examples.join(', ')}` }),
  });
}

// spelled out, since what `\s` means differs between languages that read the document
const blank = '\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';

/** An e-mail address: one `@` with something on both sides, no blanks or control characters. */
export const email = (): Rule =>
  pattern(320, new RegExp(`^[^@${blank}]{1,64}@[^@${blank}]{1,255}$`, 'u'), 'an e-mail address', {
    example: 'teemu.virtanen@example.com',
  });

/** A phone number, loosely: the characters people write numbers with. */
export const phone = (): Rule => pattern(40, /^\+?[0-9 ()./-]{1,39}$/, 'a phone number', { example: '+358501234567' });

/** An integer of a range. */
export function int({ min, max }: { min: number; max: number }, schema: SchemaObject = {}): Rule {
  return {
    check: (value) =>
      Number.isInteger(value) && (value as number) >= min && (value as number) <= max
        ? undefined
        : `must be an integer from ${min} to ${max}`,
    schema: { type: 'integer', minimum: min, maximum: max, ...schema },
  };
}

/** A number of a range, as a double. */
export function decimal({ min, max }: { min: number; max: number }, schema: SchemaObject = {}): Rule {
  return {
    check: (value) =>
      typeof value === 'number' && value >= min && value <= max ? undefined : `must be a number from ${min} to ${max}`,
    schema: { type: 'number', format: 'double', minimum: min, maximum: max, ...schema },
  };
}

/** An amount of money in major units, with at most two decimals. */
export function money({ min = 0, max = 1_000_000_000_000 } = {}): Rule {
  const cents = /^-?\d+(\.\d{1,2})?$/;
  return {
    check: (value) =>
      typeof value === 'number' && value >= min && value <= max && cents.test(String(value))
        ? undefined
        : `must be an amount from ${min} to ${max} with at most two decimals`,
    schema: { type: 'number', minimum: min, maximum: max, multipleOf: 0.01 },
  };
}

export const currency = (): Rule => pattern(3, /^[A-Z]{3}$/, 'a currency code of ISO 4217', { example: 'EUR' });

export const bool = (): Rule => ({
  check: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  schema: { type: 'boolean' },
});
