import type { Caller } from '../context/caller';
import type { Child } from './child';
import { columnOf } from './columns';
import type { Statement } from './insertion';
import { BoundScope } from './office-scope';
import { fixedConditions, idColumnOf, type ResourceDefinition, tableOf } from './resource';
import type { ChildListDefinition } from './search-definition';
import { Parameters } from './statement';

/** Finds one row of a resource, if the caller may see it. */
class RowOf {
  readonly parameters = new Parameters();

  constructor(private readonly caller: Caller) {}

  /** The row of an id as table and conditions, under an alias. */
  of(resource: ResourceDefinition, id: string, alias: string): string {
    const place = this.parameters.add(id, 'uuid');
    const scope = new BoundScope(resource, this.caller, (value, type) => this.parameters.add(value, type));
    const conditions = [
      `${alias}.${idColumnOf(resource)} = ${place}`,
      scope.rows(alias),
      ...fixedConditions(resource, alias),
    ];
    return `${tableOf(resource)} ${alias} WHERE ${conditions.join(' AND ')}`;
  }
}

const shown = ({ projection }: Pick<ResourceDefinition, 'projection'>): string =>
  `t.version, ${projection.etagExtrasSql ?? 'NULL'} AS extras, ${projection.sql} AS body`;

const parentColumnOf = ({ entity, parentId }: Child): string => `t.${columnOf(entity, parentId).name}`;

export function readStatement(resource: ResourceDefinition, caller: Caller, id: string): Statement {
  const row = new RowOf(caller);
  return { text: `SELECT ${shown(resource)} FROM ${row.of(resource, id, 't')}`, values: row.parameters.values };
}

export function existsStatement(resource: ResourceDefinition, caller: Caller, id: string): Statement {
  const row = new RowOf(caller);
  return { text: `SELECT FROM ${row.of(resource, id, 't')}`, values: row.parameters.values };
}

export function childStatement(child: Child, caller: Caller, parentId: string, id: string): Statement {
  const row = new RowOf(caller);
  const parent = row.of(child.parent, parentId, 'parent');
  const text = `SELECT ${shown(child)} FROM ${tableOf(child)} t WHERE t.${idColumnOf(child)} = ${row.parameters.add(id, 'uuid')}
    AND ${parentColumnOf(child)} = (SELECT parent.${idColumnOf(child.parent)} FROM ${parent})`;
  return { text, values: row.parameters.values };
}

/** All children of a parent; no row where the caller may not see the parent. */
export function childrenStatement(
  { child, list, order, counted }: ChildListDefinition,
  caller: Caller,
  parentId: string,
): Statement {
  const row = new RowOf(caller);
  const parent = row.of(child.parent, parentId, 'parent');
  const count = counted ? `'],"totalCount":' || count(*) || '}'` : `']}'`;
  const children = `SELECT '{"${list}":[' || coalesce(string_agg(${child.projection.sql}, ',' ORDER BY ${order}), '') || ${count}
    FROM ${tableOf(child)} t WHERE ${parentColumnOf(child)} = parent.${idColumnOf(child.parent)}`;
  return { text: `SELECT (${children}) AS body FROM ${parent}`, values: row.parameters.values };
}
