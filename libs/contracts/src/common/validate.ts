import { BodyParser, shapesOf } from './body-parser';
import type { Fault } from './rule';

type Class<T> = new () => T;

export interface Validated<T> {
  value: T;
  /** All faults at once, `path` being the full path, as in `assets[1].price.currencyCode`. */
  faults: Fault[];
}

/** `parent` and `step` as one path: `lead` + `customer` = `lead.customer`, `assets` + `[1]` = `assets[1]`. */
const join = (parent: string, step: string): string =>
  parent === '' ? step : step === '' || step.startsWith('[') ? parent + step : `${parent}.${step}`;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The faults of an instance that {@link BodyParser} made: of each declared field, then of what it holds. */
function collect(instance: object, parent: string, faults: Fault[]): void {
  for (const [name, shape] of shapesOf(instance.constructor as Class<object>)) {
    const value = (instance as Record<string, unknown>)[name];
    for (const fault of shape.faults(value, instance))
      faults.push({ ...fault, path: join(join(parent, name), fault.path) });
    if (!shape.type || !isObject(value)) continue;
    const path = join(parent, name);
    if (!Array.isArray(value)) collect(value, path, faults);
    else value.forEach((item: unknown, index) => isObject(item) && collect(item, `${path}[${index}]`, faults));
  }
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
  const parser = new BodyParser();
  const value = parser.object(type, plain);
  const found: Fault[] = [];
  collect(value, '', found);
  const faults = firstOfEach(found);
  return { value, faults: unknown === 'refuse' ? [...faults, ...parser.unknown] : faults };
}
