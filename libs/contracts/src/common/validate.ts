import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { FIELD } from './fields';
import type { Fault } from './rule';

type Class<T> = new () => T;

export interface Validated<T> {
  value: T;
  /** All faults at once, `path` being the full path, as in `assets[1].price.currencyCode`. */
  faults: Fault[];
}

/** Keys that class-transformer leaves out without a word; a caller who sends one is told so. */
const unsafeKeys = ['__proto__', 'constructor', 'prototype'];

/** `parent` and `step` as one path: `lead` + `customer` = `lead.customer`, `assets` + `[1]` = `assets[1]`. */
const join = (parent: string, step: string): string =>
  parent === '' ? step : step === '' || step.startsWith('[') ? parent + step : `${parent}.${step}`;

function unsafeFaults(value: unknown, path: string): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const at = join(path, Array.isArray(value) ? `[${key}]` : key);
    if (unsafeKeys.includes(key)) return [{ path: at, errorCode: 'INVALID_TYPE' as const, message: 'is not known' }];
    return unsafeFaults((value as Record<string, unknown>)[key], at);
  });
}

/** class-validator's tree of errors as a flat list, each with its full path. */
function flatten(error: ValidationError, parent: string, insideList: boolean): Fault[] {
  const path = join(parent, insideList ? `[${error.property}]` : error.property);
  const faults = JSON.parse(error.constraints?.[FIELD] ?? '[]') as Fault[];
  const own = faults.map((fault) => ({ ...fault, path: join(path, fault.path) }));
  if (error.constraints?.whitelistValidation) own.push({ path, errorCode: 'INVALID_TYPE', message: 'is not known' });
  const children = error.children ?? [];
  return [...own, ...children.flatMap((child) => flatten(child, path, Array.isArray(error.value)))];
}

function distinct(faults: Fault[]): Fault[] {
  const seen = new Map(faults.map((fault) => [fault.path, fault]));
  return [...seen.values()];
}

/**
 * Holds a parsed JSON object against a class of house decorators.
 * @param unknown what an undeclared property is: a fault (requests) or nothing (events, which may grow)
 */
export function validate<T extends object>(
  type: Class<T>,
  plain: object,
  unknown: 'refuse' | 'ignore' = 'refuse',
): Validated<T> {
  const value = plainToInstance(type, plain, { exposeUnsetFields: false });
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: unknown === 'refuse',
    forbidUnknownValues: false,
  });
  const unsafe = unknown === 'refuse' ? unsafeFaults(plain, '') : [];
  return { value, faults: distinct([...unsafe, ...errors.flatMap((error) => flatten(error, '', false))]) };
}
