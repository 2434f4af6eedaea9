import { titleOf } from './code-table';
import type { Rule, SchemaObject } from './rule-types';
import { pattern } from './text-rule';

export type { Fault, FaultCode, Rule, SchemaObject } from './rule-types';

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
    content: 'any',
  };
}

/** A code of an open list, of which only examples are known. */
export function openCode(...examples: string[]): Rule {
  return pattern(64, /^[A-Z][A-Z0-9_]{0,63}$/, 'a code of capital letters, digits and underscores', {
    example: examples[0],
    ...(examples.length > 1 && { description: `Known codes: ${examples.join(', ')}` }),
  });
}

/** A code of an open list of which some have a meaning of their own elsewhere. `what` says what those are. */
export function openCodeBut(excluded: readonly string[], what: string, ...examples: string[]): Rule {
  const rule = openCode(...examples);
  return {
    ...rule,
    check: (value) => rule.check(value) ?? (excluded.includes(value as string) ? `must not be ${what}` : undefined),
    schema: { ...rule.schema, not: { enum: [...excluded] } },
  };
}

const isShort = (min: number, max: number): boolean => min >= -(2 ** 31) && max < 2 ** 31;

/** An integer of a range. */
export function int({ min, max }: { min: number; max: number }, schema: SchemaObject = {}): Rule {
  return {
    check: (value) =>
      Number.isInteger(value) && (value as number) >= min && (value as number) <= max
        ? undefined
        : `must be an integer from ${min} to ${max}`,
    schema: { type: 'integer', format: isShort(min, max) ? 'int32' : 'int64', minimum: min, maximum: max, ...schema },
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
    // `multipleOf: 0.01` would be reckoned in binary: most validators refuse 0.29 by it
    schema: { type: 'number', minimum: min, maximum: max },
  };
}

export const bool = (): Rule => ({
  check: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  schema: { type: 'boolean' },
});
