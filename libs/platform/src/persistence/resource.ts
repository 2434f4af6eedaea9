import { columnOf, type EntityClass, tableNameOf } from './columns';
import type { Scoped } from './office-scope';
import type { Projection } from './projection/define';
import { quote } from './projection/json-sql';

/** A resource as it is read: a root is one, and so is whatever else has a table, a scope and an answer. */
export interface ResourceDefinition<E extends object = object> extends Scoped {
  entity: EntityClass<E>;
  /** The property that holds its id. */
  id: string;
  /** The rows of the table that are of this resource, where the table holds several. */
  where?: Partial<E>;
  /** The resource as it is answered. */
  projection: Projection<E>;
}

export const tableOf = ({ entity }: { entity: EntityClass }): string => tableNameOf(entity);

/** The column of its id. */
export const idColumnOf = ({ entity, id }: { entity: EntityClass; id: string }): string => columnOf(entity, id).name;

/** The conditions that every row of the resource fulfils. */
export const fixedConditions = (
  { entity, where = {} }: Pick<ResourceDefinition, 'entity' | 'where'>,
  alias: string,
): string[] =>
  Object.entries(where).map(([property, value]) => {
    const { name, type } = columnOf(entity, property);
    return `${alias}.${name} = ${quote(String(value))}::${type}`;
  });
