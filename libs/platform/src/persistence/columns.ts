import { type ColumnOptions, getMetadataArgsStorage } from 'typeorm';
import { snakeCase } from './naming';

/** A column as its entity declares it. */
export interface Column {
  /** Its name in the database. */
  name: string;
  /** Its PostgreSQL type without `[]`, as in `text` or, of an enum, the name of that. */
  type: string;
  /** Values of an enum, in their order. */
  codes?: readonly string[];
  array: boolean;
  nullable: boolean;
}

export type EntityClass<E extends object = object> = new () => E;

const known = new WeakMap<EntityClass, ReadonlyMap<string, Column>>();

/**
 * The columns of an entity by property, those of its base classes included. TypeORM makes its own metadata only once there
 * is a data source; statements are written before that.
 */
export function columnsOf(entity: EntityClass): ReadonlyMap<string, Column> {
  const columns = known.get(entity) ?? readColumns(entity);
  known.set(entity, columns);
  return columns;
}

/** @throws Error where the entity has no such column */
export function columnOf(entity: EntityClass, property: string): Column {
  const column = columnsOf(entity).get(property);
  if (!column) throw new Error(`${entity.name} has no column ${property}.`);
  return column;
}

const tables = new WeakMap<EntityClass, string>();

/** @throws Error where the class is no entity */
export function tableNameOf(entity: EntityClass): string {
  const name = tables.get(entity) ?? getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (!name) throw new Error(`${entity.name} names no table.`);
  tables.set(entity, name);
  return name;
}

function readColumns(entity: EntityClass): ReadonlyMap<string, Column> {
  const declared = getMetadataArgsStorage().filterColumns(familyOf(entity));
  return new Map(declared.map(({ propertyName, options }) => [propertyName, readColumn(propertyName, options)]));
}

function readColumn(property: string, { name, type, enum: codes, enumName, ...options }: ColumnOptions): Column {
  const { array = false, nullable = false } = options;
  const facts = { name: snakeCase(name ?? property), array, nullable };
  // a table of codes is a list with a property besides, which says what each means
  if (type === 'enum') return { ...facts, type: enumName as string, codes: [...(codes as string[])] };
  if (typeof type !== 'string') throw new Error(`The column ${property} must say its PostgreSQL type.`);
  return { ...facts, type };
}

/** The class and those that it extends. */
function familyOf(entity: EntityClass): EntityClass[] {
  const base = Object.getPrototypeOf(entity) as EntityClass;
  return base === Function.prototype ? [entity] : [entity, ...familyOf(base)];
}
