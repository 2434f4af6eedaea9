import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, validate } from '../common';

type Class = new () => object;
type Path = (string | number)[];

/** A request or an answer of an API reference that a class says the shape of. */
export interface Sample {
  name: string;
  type: Class;
  body: object;
}

/** The samples of a service, each with the class that it is to fit. */
export const samplesOf = (service: string, classes: Record<string, Class>): Sample[] =>
  Object.entries(classes).map(([name, type]) => ({
    name,
    type,
    body: JSON.parse(readFileSync(join(__dirname, '..', service, 'samples', `${name}.json`), 'utf8')) as object,
  }));

/** `['assets', 1, 'price']` as `assets[1].price`. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** The path of every property, at every depth. */
export function propertiesOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => propertiesOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...propertiesOf(item, [...path, key])]);
}

/** The path of every object, at every depth; the first is the whole. */
export function objectsOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return [path, ...Object.entries(value).flatMap(([key, item]) => objectsOf(item, [...path, key]))];
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);

/** A copy in which the property at a path is another, or gone (undefined). */
export function changed(body: object, path: Path, wanted: unknown): object {
  const copy = structuredClone(body);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const last = path.at(-1) as string | number;
  if (wanted === undefined) delete parent[last];
  else parent[last] = wanted;
  return copy;
}

export const faultsOf = (type: Class, body: object): [string, Fault['errorCode']][] =>
  validate(type, body).faults.map(({ path, errorCode }) => [path, errorCode]);

const general = (path: Path): string => pathText(path).replace(/\[\d+\]/g, '[]');
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Instants as they are answered, whatever offset and fraction they were written with. */
const inUtc = (value: object): unknown =>
  JSON.parse(JSON.stringify(value).replace(/(T\d\d:\d\d:\d\d)(\.000)?(\+00:00|Z)"/g, '$1Z"'));

/** Every sample fits its class and nothing more than the sample does. */
export function describeSamples(samples: Sample[]): void {
  describe.each(samples)('the sample $name', ({ type, body }) => {
    it('is accepted, and kept as it stands there', () => {
      const { value, faults } = validate(type, body);
      expect([faults, plain(value)]).toEqual([[], inUtc(body)]);
    });

    it('with an unknown property at any depth is refused by the path of that property', () => {
      for (const path of objectsOf(body)) {
        const unknown = [...path, 'nosuch'];
        expect(faultsOf(type, changed(body, unknown, 1))).toEqual([[pathText(unknown), 'INVALID_TYPE']]);
      }
    });
  });
}

/**
 * A request needs its required properties, at every depth, and no others.
 * @param required `assets[].realtyId` stands for the realtyId of any of the assets
 */
export function describeRequest({ name, type, body }: Sample, required: string[]): void {
  const isRequired = (path: Path): boolean => required.includes(general(path));

  describe(`a request like ${name}`, () => {
    it('names each required property that is left out, and does without the others', () => {
      for (const path of propertiesOf(body)) {
        const missing = isRequired(path) ? [[pathText(path), 'VALUE_REQUIRED']] : [];
        expect([path, faultsOf(type, changed(body, path, undefined))]).toEqual([path, missing]);
      }
    });

    it('may hold null nowhere', () => {
      for (const path of propertiesOf(body)) {
        const errorCode = isRequired(path) ? 'VALUE_REQUIRED' : 'INVALID_TYPE';
        expect(faultsOf(type, changed(body, path, null))).toEqual([[pathText(path), errorCode]]);
      }
    });

    it('may hold a value of another type nowhere', () => {
      for (const path of propertiesOf(body)) {
        const wrong = typeof valueAt(body, path) === 'object' ? 'text' : {};
        expect(faultsOf(type, changed(body, path, wrong))).toEqual([[pathText(path), 'INVALID_TYPE']]);
      }
    });
  });
}
