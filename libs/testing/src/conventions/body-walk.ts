import type { Documented, Schema } from './document';

export type Step = string | number;

/** A place in a body: a property, or the first element of a list. */
export interface Position {
  /** As errors name it: `lead.tags[0]`. */
  path: string;
  steps: Step[];
  schema: Schema;
  required: boolean;
  /** An element of a list rather than a property. */
  element: boolean;
  /** What the example shows there, if anything. */
  shown: unknown;
}

type Json = Record<Step, unknown>;

export const pathOf = (steps: Step[]): string =>
  steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  );

/** Every place of a body that the document and the example know: properties whose parent the example shows. */
export function positionsOf(documented: Documented, example: object): Position[] {
  return documented.body ? walk(documented, documented.resolve(documented.body), example, []) : [];
}

function walk(documented: Documented, schema: Schema, value: unknown, steps: Step[]): Position[] {
  if (schema.type === 'array') {
    if (!Array.isArray(value) || value.length === 0) return [];
    return at(documented, schema.items ?? {}, value[0], [...steps, 0], { required: true, element: true });
  }
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const required = schema.required?.includes(name) ?? false;
    return at(documented, property, (value as Json)[name], [...steps, name], { required, element: false });
  });
}

function at(
  documented: Documented,
  given: Schema,
  shown: unknown,
  steps: Step[],
  kind: Pick<Position, 'required' | 'element'>,
): Position[] {
  const schema = documented.resolve(given);
  const here: Position = { path: pathOf(steps), steps, schema, shown, ...kind };
  const container = schema.type === 'object' || schema.type === 'array';
  return [here, ...(container && shown !== undefined ? walk(documented, schema, shown, steps) : [])];
}

/** The objects of an example, each as the steps that lead to it; the body itself first. */
export function objectsOf(documented: Documented, example: object): Step[][] {
  const inner = positionsOf(documented, example).filter(
    ({ schema, shown }) => schema.type === 'object' && shown !== undefined,
  );
  return [[], ...inner.map(({ steps }) => steps)];
}

/** Nothing in it stands in two places, as it may in an example. */
const copyOf = (body: object): object => JSON.parse(JSON.stringify(body)) as object;

/** A copy of a body with one place changed. Sets `__proto__` as an ordinary property, too. */
export function withValue(body: object, steps: Step[], value: unknown): object {
  const copy = copyOf(body);
  const parent = steps.slice(0, -1).reduce<unknown>((part, step) => (part as Json)[step], copy);
  const property = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(parent, steps.at(-1) as Step, property);
  return copy;
}

export function without(body: object, steps: Step[]): object {
  const copy = copyOf(body);
  const parent = steps.slice(0, -1).reduce<unknown>((part, step) => (part as Json)[step], copy);
  delete (parent as Json)[steps.at(-1) as Step];
  return copy;
}

/** Steps of a path as fixtures write it: `lead.agencyOfficeId`. */
export const stepsOf = (path: string): Step[] =>
  path.split('.').flatMap((part) => {
    const [name, ...indexes] = part.split(/[[\]]+/).filter((piece) => piece !== '');
    return [name, ...indexes.map(Number)];
  });

const isUuid = (schema: Schema): boolean => schema.format === 'uuid';

/** Every place of a body that holds an id. */
export const idsOf = (documented: Documented, example: object): Position[] =>
  positionsOf(documented, example).filter(({ schema, shown }) => isUuid(schema) && typeof shown === 'string');

/** Plain texts: whatever characters they have but NUL, they are taken. */
export const isPlainText = ({ type, enum: codes, format, pattern }: Schema): boolean =>
  type === 'string' && !codes && !format && !(pattern && restricts(pattern));

/** Whether a pattern forbids more than NUL. */
export const restricts = (pattern: string): boolean => !new RegExp(pattern).test('\n');
