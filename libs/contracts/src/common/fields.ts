import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { registerDecorator, ValidateNested } from 'class-validator';
import type { Shape } from './body-parser';
import { withMeanings } from './code-table';
import { type Fault, type Rule, bool, code, decimal, email, id, int, money, openCode, phone, text } from './rule';
import { date, time } from './time';

/** Options that every house decorator takes. A field is required unless it says otherwise. */
export interface FieldOptions {
  optional?: boolean;
  description?: string;
  example?: unknown;
  /** Reads what arrives as text (query parameters) before the rule sees it. */
  read?: (value: unknown) => unknown;
}

type FaultsOf = (value: unknown) => Fault[];

const fault = (errorCode: Fault['errorCode'], message: string, path = ''): Fault[] => [{ path, errorCode, message }];

/** Absent, null or empty: decided in one place for every kind of field. */
function presence(value: unknown, optional: boolean, empty: (value: unknown) => boolean): Fault[] | undefined {
  if (value === undefined) return optional ? [] : fault('VALUE_REQUIRED', 'is required');
  if (value === null)
    return optional ? fault('INVALID_TYPE', 'must not be null') : fault('VALUE_REQUIRED', 'is required');
  if (!optional && empty(value)) return fault('VALUE_REQUIRED', 'must not be empty');
  return undefined;
}

/** Notes what a field holds with class-validator, whose notes the mapped types (`PickType` and its like) take over. */
function Checked(faults: FaultsOf, shape: Omit<Shape, 'faults'> = {}): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      target: target.constructor,
      propertyName: propertyName as string,
      constraints: [{ ...shape, faults } satisfies Shape],
      validator: { validate: (value: unknown) => faults(value).length === 0 },
    });
}

const asIs = (value: unknown): unknown => value;

const normalised = (rule: Rule, value: unknown): unknown =>
  rule.normal && rule.check(value) === undefined ? rule.normal(value as never) : value;

const documented = (schema: object, { optional = false, description, example }: FieldOptions): PropertyDecorator =>
  ApiProperty({
    ...schema,
    required: !optional,
    ...(description && { description }),
    ...(example !== undefined && { example }),
  } as ApiPropertyOptions);

/** A single value under a rule. The other house decorators are this one with a rule of theirs. */
export function Field(rule: Rule, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, read = asIs } = options;
  const faults = (value: unknown): Fault[] => {
    const absent = presence(value, optional, (v) => v === '' && rule.content === true);
    if (absent) return absent;
    const message = rule.check(value);
    return message ? fault('INVALID_TYPE', message) : [];
  };
  const normal = (value: unknown): unknown => normalised(rule, read(value));
  return applyDecorators(Checked(faults, { normal }), documented(rule.schema, options));
}

type Class = new () => object;

/** The document's compiler knows a class that is named later by a function that is itself called `type`. */
const lazy = (of: () => Class): { type: () => Class } => ({ type: () => of() });

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

export interface ObjectOptions extends FieldOptions {
  /** Fields of which at least one must be there. */
  oneOf?: string[];
  /** Faults of how its fields fit each other, with paths below the object. What is wrong with one field alone is said already. */
  together?: (value: Record<string, unknown>) => Fault[];
}

function objectFaults(value: unknown, { optional = false, oneOf = [], together }: ObjectOptions): Fault[] {
  const absent = presence(value, optional, () => false);
  if (absent) return absent;
  if (!isObject(value)) return fault('INVALID_TYPE', 'must be an object');
  const fields = value as Record<string, unknown>;
  const present = oneOf.length === 0 || oneOf.some((key) => fields[key] !== undefined);
  if (!present) return fault('VALUE_REQUIRED', `must have at least one of ${oneOf.join(', ')}`);
  return together?.(fields) ?? [];
}

/** A nested object with a class of its own. */
export function ObjectField(type: () => Class, options: ObjectOptions = {}): PropertyDecorator {
  const { optional = false, description, oneOf } = options;
  const anyOf = oneOf && { anyOf: oneOf.map((key) => ({ required: [key] })) };
  return applyDecorators(
    Checked((value) => objectFaults(value, options), { type }),
    ApiProperty({
      ...lazy(type),
      required: !optional,
      ...(description && { description }),
      ...anyOf,
    } as ApiPropertyOptions),
    ValidateNested(),
  );
}

/**
 * A nested object whose class one of its fields tells, by its value.
 * @param by the field, a required code in each of the classes
 */
export function VariantField(
  by: string,
  classes: Record<string, Class>,
  options: FieldOptions = {},
): PropertyDecorator {
  const all = Object.values(classes);
  const type = (value?: object): Class => {
    const told = String((value as Record<string, unknown> | undefined)?.[by]);
    return Object.hasOwn(classes, told) ? classes[told] : all[0];
  };
  const oneOf = all.map((variant) => ({ $ref: getSchemaPath(variant) }));
  return applyDecorators(
    Checked((value) => objectFaults(value, options), { type }),
    (target: object) => ApiExtraModels(...all)(target.constructor),
    documented({ oneOf }, options),
    ValidateNested(),
  );
}

export interface ListOptions extends FieldOptions {
  min?: number;
  max?: number;
  /** A property of the elements that no two of them may have the same value of. */
  unique?: string;
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

/** The faults of the list itself and of those elements that need no class of their own. */
function listFaults(value: unknown, options: ListOptions, element: (item: unknown) => string | undefined): Fault[] {
  const { optional = false, min = 0, max = 100, unique, together } = options;
  const absent = presence(value, optional, (v) => min > 0 && Array.isArray(v) && v.length === 0);
  if (absent) return absent;
  if (!Array.isArray(value)) return fault('INVALID_TYPE', 'must be an array');
  if (value.length < min || value.length > max) return fault('INVALID_TYPE', `must have ${min} to ${max} items`);
  const faults = value.flatMap((item, index) => {
    const message = element(item);
    return message ? fault('INVALID_TYPE', message, `[${index}]`) : [];
  });
  return [...faults, ...(unique ? repetitions(value, unique) : []), ...(together?.(value) ?? [])];
}

/** A list of objects of a class, or of values under a rule; at most 100 of them unless it says otherwise. */
export function ListOf(of: (() => Class) | Rule, options: ListOptions = {}): PropertyDecorator {
  const { min = 0, max = 100, read = asIs } = options;
  const bounds = { isArray: true, minItems: min, maxItems: max };
  if (typeof of === 'function') {
    const faults = (value: unknown): Fault[] =>
      listFaults(value, options, (item) => (isObject(item) ? undefined : 'must be an object'));
    return applyDecorators(
      Checked(faults, { type: of, max }),
      documented({ ...lazy(of), ...bounds }, options),
      ValidateNested({ each: true }),
    );
  }
  const normal = (value: unknown): unknown => {
    const list = read(value);
    return Array.isArray(list) ? list.map((item) => normalised(of, item)) : list;
  };
  return applyDecorators(
    Checked((value) => listFaults(value, options, of.check), { max, normal }),
    documented({ type: 'array', items: of.schema, minItems: min, maxItems: max }, options),
  );
}

export const IdField = (options: FieldOptions = {}) => Field(id(options.example as string | undefined), options);
export const TextField = ({ min, max, ...options }: FieldOptions & { min?: number; max: number }) =>
  Field(text({ min: min ?? (options.optional ? 0 : 1), max }), options);
export const CodeField = (codes: readonly string[], options: FieldOptions = {}) =>
  Field(code(codes), withMeanings(codes, options));
const knownCodes = 'Known codes:';
export const OpenCodeField = (known: readonly string[], options: FieldOptions = {}) =>
  Field(openCode(...known), withMeanings(known, options, knownCodes));
export const OpenCodesField = (known: readonly string[], options: ListOptions = {}) =>
  ListOf(openCode(...known), withMeanings(known, options, knownCodes, known.slice(0, 1)));
export const EmailField = (options: FieldOptions = {}) => Field(email(), options);
export const PhoneField = (options: FieldOptions = {}) => Field(phone(), options);
export const IntField = ({ min, max, ...options }: FieldOptions & { min: number; max: number }) =>
  Field(int({ min, max }), options);
export const DecimalField = ({ min, max, ...options }: FieldOptions & { min: number; max: number }) =>
  Field(decimal({ min, max }), options);
export const MoneyField = (options: FieldOptions & { min?: number; max?: number } = {}) =>
  Field(money(options), options);
export const BooleanField = (options: FieldOptions = {}) => Field(bool(), options);
export const TimeField = (options: FieldOptions = {}) => Field(time(options.example as string | undefined), options);
export const DateField = (options: FieldOptions = {}) => Field(date(options.example as string | undefined), options);
