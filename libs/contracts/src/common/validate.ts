import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { Bounded } from './bounded';
import { FIELD } from './fields';
import type { Fault } from './rule';

type Class<T> = new () => T;

export interface Validated<T> {
  value: T;
  /** All faults at once, `path` being the full path, as in `assets[1].price.currencyCode`. */
  faults: Fault[];
}

/** class-validator goes through every class there is for each object it validates; what it finds is always the same. */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const search = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, ReturnType<typeof search>>();
  storage.getTargetValidationMetadatas = (target, ...rest) => {
    const rules = known.get(target) ?? search(target, ...rest);
    known.set(target, rules);
    return rules;
  };
}

rememberRules();

/** `parent` and `step` as one path: `lead` + `customer` = `lead.customer`, `assets` + `[1]` = `assets[1]`. */
const join = (parent: string, step: string): string =>
  parent === '' ? step : step === '' || step.startsWith('[') ? parent + step : `${parent}.${step}`;

/** class-validator's tree of errors as a flat list, each with its full path. */
function flatten(error: ValidationError, parent: string, insideList: boolean): Fault[] {
  const path = join(parent, insideList ? `[${error.property}]` : error.property);
  const faults = JSON.parse(error.constraints?.[FIELD] ?? '[]') as Fault[];
  const own = faults.map((fault) => ({ ...fault, path: join(path, fault.path) }));
  const children = error.children ?? [];
  return [...own, ...children.flatMap((child) => flatten(child, path, Array.isArray(error.value)))];
}

/** A list and its element may both complain of one place. */
function firstOfEach(faults: Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ path }) => !seen.has(path) && seen.add(path));
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
  const bounded = new Bounded();
  const value = bounded.object(type, plain);
  const errors = validateSync(value, { forbidUnknownValues: false });
  const faults = firstOfEach(errors.flatMap((error) => flatten(error, '', false)));
  return { value, faults: unknown === 'refuse' ? [...faults, ...bounded.unknown] : faults };
}
