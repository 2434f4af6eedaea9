import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { registerDecorator } from 'class-validator';
import type { Shape } from './body-parser';
import type { Fault, Rule } from './rule';
import { isBlank } from './text-rule';

/** Options that every house decorator takes. A field is required unless it says otherwise. */
export interface FieldOptions {
  optional?: boolean;
  description?: string;
  example?: unknown;
  /** Reads what arrives as text (query parameters) before the rule sees it. */
  read?: (value: unknown) => unknown;
  /** What is wrong with a value beside the others of its object, which may be wrong themselves. */
  beside?: (value: never, others: Record<string, unknown>) => string | undefined;
}

type FaultsOf = Shape['faults'];

export const fault = (errorCode: Fault['errorCode'], message: string, path = ''): Fault[] => [
  { path, errorCode, message },
];

/** Absent, null, empty or blank: decided in one place for every kind of field. */
export function presence(value: unknown, optional: boolean, empty: (value: unknown) => boolean): Fault[] | undefined {
  if (value === undefined) return optional ? [] : fault('VALUE_REQUIRED', 'is required');
  if (value === null)
    return optional ? fault('INVALID_TYPE', 'must not be null') : fault('VALUE_REQUIRED', 'is required');
  if (!optional && empty(value)) return fault('VALUE_REQUIRED', 'must not be empty');
  return undefined;
}

/** Whether a text has nothing of what its rule counts as content. */
export const isEmpty = (value: unknown, { content }: Rule): boolean =>
  typeof value === 'string' && content !== undefined && (content === 'any' ? value === '' : isBlank(value));

/** Notes what a field holds with class-validator, whose notes the mapped types (`PickType` and its like) take over. */
export function Checked(faults: FaultsOf, shape: Omit<Shape, 'faults'> = {}): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      target: target.constructor,
      propertyName: propertyName as string,
      constraints: [{ ...shape, faults } satisfies Shape],
      validator: { validate: (value: unknown, args) => faults(value, args?.object ?? {}).length === 0 },
    });
}

export const asIs = (value: unknown): unknown => value;

export const normalised = (rule: Rule, value: unknown): unknown =>
  rule.normal && rule.check(value) === undefined ? rule.normal(value as never) : value;

export const documented = (
  schema: object,
  { optional = false, description, example }: FieldOptions,
): PropertyDecorator =>
  ApiProperty({
    ...schema,
    required: !optional,
    ...(description && { description }),
    ...(example !== undefined && { example }),
  } as ApiPropertyOptions);

/** A single value under a rule. The other house decorators are this one with a rule of theirs. */
export function Field(rule: Rule, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, read = asIs, beside } = options;
  const faults: FaultsOf = (value, others) => {
    const absent = presence(value, optional, (v) => isEmpty(v, rule));
    if (absent) return absent;
    const message = rule.check(value) ?? beside?.(value as never, others as Record<string, unknown>);
    return message ? fault('INVALID_TYPE', message) : [];
  };
  const normal = (value: unknown): unknown => normalised(rule, read(value));
  return applyDecorators(Checked(faults, { normal, rule, options }), documented(rule.schema, options));
}

export type Class = new () => object;

/** The document's compiler knows a class that is named later by a function that is itself called `type`. */
export const lazy = (of: () => Class): { type: () => Class } => ({ type: () => of() });

export const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface ObjectOptions extends FieldOptions {
  /** Fields of which at least one must be there. */
  oneOf?: string[];
  /** Faults of how its fields fit each other, with paths below the object. What is wrong with one field alone is said already. */
  together?: (value: Record<string, unknown>) => Fault[];
}

/** The fault of an object that has none of the fields of which it needs one. */
export function lacksAll(fields: Record<string, unknown>, oneOf: string[]): Fault[] {
  if (oneOf.length === 0 || oneOf.some((key) => fields[key] !== undefined)) return [];
  return fault('VALUE_REQUIRED', `must have at least one of ${oneOf.join(', ')}`);
}

function objectFaults(value: unknown, { optional = false, oneOf = [], together }: ObjectOptions): Fault[] {
  const absent = presence(value, optional, () => false);
  if (absent) return absent;
  if (!isObject(value)) return fault('INVALID_TYPE', 'must be an object');
  const fields = value as Record<string, unknown>;
  const lacking = lacksAll(fields, oneOf);
  if (lacking.length > 0) return lacking;
  return together?.(fields) ?? [];
}

/** A nested object with a class of its own. */
export function ObjectField(type: () => Class, options: ObjectOptions = {}): PropertyDecorator {
  const { optional = false, description, oneOf } = options;
  const anyOf = oneOf && { anyOf: oneOf.map((key) => ({ type: 'object', required: [key] })) };
  return applyDecorators(
    Checked((value) => objectFaults(value, options), { type }),
    ApiProperty({
      ...lazy(type),
      required: !optional,
      ...(description && { description }),
      ...anyOf,
    } as ApiPropertyOptions),
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
  );
}
