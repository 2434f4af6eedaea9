import { applyDecorators } from '@nestjs/common';
import {
  asIs,
  Checked,
  type Class,
  documented,
  fault,
  type FieldOptions,
  isEmpty,
  isObject,
  lacksAll,
  lazy,
  normalised,
  presence,
} from './field';
import type { Fault, Rule } from './rule';

export interface ListOptions extends FieldOptions {
  min?: number;
  max?: number;
  /** A property of the elements that no two of them may have the same value of. */
  unique?: string;
  /** Properties of which each element must have at least one. */
  oneOf?: string[];
  /** Faults of how its elements fit each other, with paths below the list. What is wrong with one element alone is said already. */
  together?: (list: unknown[]) => Fault[];
}

/** The elements whose value of a property stands further up the list already. */
function repetitions(list: unknown[], property: string): Fault[] {
  const values = list.map((item) => (isObject(item) ? (item as Record<string, unknown>)[property] : undefined));
  return values.flatMap((value, index) =>
    typeof value === 'string' && values.indexOf(value) < index
      ? fault('INVALID_TYPE', 'stands in the list already', `[${index}].${property}`)
      : [],
  );
}

/** What is wrong with an element that is to be an object, as far as the list can tell. */
const objectElement = (item: unknown, oneOf: string[] = []): Fault[] =>
  isObject(item) ? lacksAll(item as Record<string, unknown>, oneOf) : fault('INVALID_TYPE', 'must be an object');

/** What is wrong with an element that is a value under a rule. */
function valueElement(item: unknown, rule: Rule): Fault[] {
  const message = rule.check(item) ?? (isEmpty(item, rule) ? 'must not be blank' : undefined);
  return message ? fault('INVALID_TYPE', message) : [];
}

/** The faults of the list itself and of those elements that need no class of their own. */
function listFaults(value: unknown, options: ListOptions, element: (item: unknown) => Fault[]): Fault[] {
  const { optional = false, min = 0, max = 100, unique, together } = options;
  const absent = presence(value, optional, (v) => min > 0 && Array.isArray(v) && v.length === 0);
  if (absent) return absent;
  if (!Array.isArray(value)) return fault('INVALID_TYPE', 'must be an array');
  if (value.length < min || value.length > max) return fault('INVALID_TYPE', `must have ${min} to ${max} items`);
  const faults = value.flatMap((item, index) => element(item).map((found) => ({ ...found, path: `[${index}]` })));
  return [...faults, ...(unique ? repetitions(value, unique) : []), ...(together?.(value) ?? [])];
}

/** A list of objects of a class, or of values under a rule; at most 100 of them unless it says otherwise. */
export function ListOf(of: (() => Class) | Rule, options: ListOptions = {}): PropertyDecorator {
  const { min = 0, max = 100, read = asIs } = options;
  const bounds = { isArray: true, minItems: min, maxItems: max };
  if (typeof of === 'function') {
    const faults = (value: unknown): Fault[] =>
      listFaults(value, options, (item) => objectElement(item, options.oneOf));
    return applyDecorators(Checked(faults, { type: of, max }), documented({ ...lazy(of), ...bounds }, options));
  }
  const normal = (value: unknown): unknown => {
    const list = read(value);
    return Array.isArray(list) ? list.map((item) => normalised(of, item)) : list;
  };
  return applyDecorators(
    Checked((value) => listFaults(value, options, (item) => valueElement(item, of)), { max, normal }),
    documented({ type: 'array', items: of.schema, minItems: min, maxItems: max }, options),
  );
}
