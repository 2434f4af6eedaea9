import { columnOf, type EntityClass } from '../columns';
import { jsonFormOf } from './column-json';
import { concat, joined, type Member, object, type Piece, quote } from './json-sql';
import { Named, Picked } from './parts';
import type { Shape } from './shape';

/** A shape as SQL that is JSON as text, over the columns of `t`. */
export const shapeSql = (entity: EntityClass, shape: Shape): string => concat(objectPieces(entity, shape));

/** The values at some places of the entity as SQL that is a JSON array as text. */
export function valuesSql(entity: EntityClass, members: readonly Shape[string][]): string {
  const values = members.map((value, index) => memberOf(entity, String(index), value));
  const items = values.map(({ value, absentIf }) =>
    absentIf ? [{ sql: `coalesce(${joined(value)}, 'null')` }] : value,
  );
  return concat([
    { literal: '[' },
    ...items.flatMap((item, index) => [{ literal: index ? ',' : '' }, ...item]),
    { literal: ']' },
  ]);
}

function objectPieces(entity: EntityClass, { '...': spread, ...shape }: Shape): Piece[] {
  const members = Object.entries(shape).map(([name, value]) => memberOf(entity, name, value));
  return object(members, spread === undefined ? undefined : valueAt(entity, spread as string).value);
}

function memberOf(entity: EntityClass, name: string, value: Shape[string]): Member {
  if (typeof value === 'string') return leaf(entity, name, value);
  if (value instanceof Picked) return picked(entity, name, value);
  if (value instanceof Named) return named(entity, name, value);
  return { name, value: objectPieces(entity, value) };
}

function leaf(entity: EntityClass, name: string, path: string): Member {
  const { sql, quoted, value, nullable } = valueAt(entity, path);
  const piece: Piece = { sql };
  const mark: Piece = { literal: '"' };
  return { name, value: quoted ? [mark, piece, mark] : [piece], ...(nullable && { absentIf: `${value} IS NULL` }) };
}

interface Value {
  /** The bare value. */
  value: string;
  /** Its JSON, or what stands between quotes. */
  sql: string;
  quoted?: boolean;
  nullable: boolean;
}

/** @throws Error where the entity has no such column, and where a path begins at one that is not jsonb */
function valueAt(entity: EntityClass, path: string): Value {
  const [property, ...steps] = path.split('.');
  const column = columnOf(entity, property);
  const place = `t.${column.name}`;
  if (steps.length === 0) {
    const { sql, quoted } = jsonFormOf(column);
    return { value: place, sql: sql(place), quoted, nullable: column.nullable };
  }
  if (column.type !== 'jsonb' || column.array) throw new Error(`${property} of ${path} is no jsonb column.`);
  const value =
    steps.length === 1 ? `(${place} -> ${quote(steps[0])})` : `(${place} #> ${quote(`{${steps.join(',')}}`)})`;
  return { value, sql: `${value}::text`, nullable: true };
}

const optional = (name: string, value: string, sql = value): Member => ({
  name,
  value: [{ sql }],
  absentIf: `${value} IS NULL`,
});

/** Fields of a jsonb object; absent where it lacks them. */
const fieldsOf = (fields: readonly string[], object: string): Member[] =>
  fields.map((name) => optional(name, `(${object} -> ${quote(name)})::text`));

function picked(entity: EntityClass, name: string, { path, fields }: Picked): Member {
  const { value } = valueAt(entity, path);
  const body = concat(object(fieldsOf(fields, 'picked.value')));
  return optional(
    name,
    value,
    `(SELECT ${body} FROM (SELECT ${value}) AS picked(value) WHERE picked.value IS NOT NULL)`,
  );
}

function named(entity: EntityClass, name: string, { isList, kind, parts, names }: Named): Member {
  const { value } = valueAt(entity, parts.at);
  const item = namedItem(parts, names);
  const known = joinedNames(kind, parts.id);
  const list = `(SELECT '[' || coalesce(string_agg(${item}, ',' ORDER BY listed.place), '') || ']'
    FROM jsonb_array_elements(${value}) WITH ORDINALITY AS listed(item, place) ${known})`;
  const one = `(SELECT ${item} FROM (SELECT ${value}) AS listed(item) ${known} WHERE listed.item IS NOT NULL)`;
  return optional(name, value, isList ? `CASE WHEN ${value} IS NOT NULL THEN ${list} END` : one);
}

/** A listed item with what is known of the resource that it names. */
const namedItem = ({ id, keep }: { id: string; keep: readonly string[] }, names: readonly string[]): string =>
  concat(object([...fieldsOf([id, ...keep], 'listed.item'), ...fieldsOf(names, 'known.data')]));

/** OFFSET keeps it a look-up for each item: lists are short, and a join may read the whole directory for each row. */
const joinedNames = (kind: string, id: string): string =>
  `LEFT JOIN LATERAL (SELECT data FROM directory_entry
    WHERE kind = ${quote(kind)} AND id = (listed.item ->> ${quote(id)})::uuid OFFSET 0) known ON true`;
