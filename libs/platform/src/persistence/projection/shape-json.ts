import { columnOf, type EntityClass } from '../columns';
import { jsonFormOf } from './column-json';
import { Named, Picked } from './parts';
import type { Shape } from './shape';

/** What a directory knows of a resource; undefined where it does not know it. */
export type NameLookup = (kind: string, id: string) => object | undefined;

/** Gives a value of the answer; undefined where it is absent. */
type Read = (entity: object, nameOf: NameLookup) => unknown;

type Fields = Record<string, unknown>;

/** A shape as a function from the entity to the answer. */
export function shapeJson(entity: EntityClass, { '...': spread, ...shape }: Shape): Read {
  const members = Object.entries(shape).map(([name, value]) => [name, memberJson(entity, value)] as const);
  return (row, nameOf) => {
    const answer: Fields = spread === undefined ? {} : { ...((row as Fields)[spread as string] as object) };
    for (const [name, read] of members) {
      const value = read(row, nameOf);
      if (value !== undefined) answer[name] = value;
    }
    return answer;
  };
}

export function memberJson(entity: EntityClass, value: Shape[string]): Read {
  if (typeof value === 'string') return leaf(entity, value);
  if (value instanceof Picked) return picked(entity, value);
  if (value instanceof Named) return named(entity, value);
  return shapeJson(entity, value);
}

function leaf(entity: EntityClass, path: string): Read {
  const [property, ...steps] = path.split('.');
  const column = columnOf(entity, property);
  if (steps.length > 0) return (row) => steps.reduce(propertyOf, (row as Fields)[property]);
  const { json } = jsonFormOf(column);
  return (row) => {
    const value = (row as Fields)[property];
    return value === null || value === undefined ? undefined : json(value);
  };
}

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Fields)[name] : undefined;

const pickFrom = (value: unknown, fields: readonly string[]): Fields =>
  Object.fromEntries(fields.map((name) => [name, propertyOf(value, name)]).filter(([, field]) => field !== undefined));

function picked(entity: EntityClass, { path, fields }: Picked): Read {
  const read = leaf(entity, path);
  return (row, nameOf) => {
    const value = read(row, nameOf);
    return value === undefined ? undefined : pickFrom(value, fields);
  };
}

function named(entity: EntityClass, { isList, kind, parts: { at, id, keep }, names }: Named): Read {
  const read = leaf(entity, at);
  return (row, nameOf) => {
    const value = read(row, nameOf) as Fields | Fields[] | undefined;
    const show = (item: Fields): Fields => ({
      ...pickFrom(item, [id, ...keep]),
      ...pickFrom(nameOf(kind, item[id] as string), names),
    });
    return value && (isList ? (value as Fields[]).map(show) : show(value as Fields));
  };
}
