import type { Caller } from '../context/caller';
import { conditionsOf, filterContext } from './filters';
import type { Statement } from './insertion';
import { BoundScope } from './office-scope';
import { fixedConditions, tableOf } from './resource';
import type { ListDefinition } from './search-definition';
import { readQuery } from './search-query';
import { Parameters } from './statement';

/** The statement of a whole list. `agencyOfficeId` in the query leaves one of the caller's offices, or none. */
export function listStatement<Q extends object, E extends object>(
  { resource, filters, list, order, counted }: ListDefinition<Q, E>,
  caller: Caller,
  query: Q,
): Statement {
  const { filters: asked, offices } = readQuery(query);
  const parameters = new Parameters();
  const scope = new BoundScope(resource, caller, (value, type) => parameters.add(value, type), offices);
  const context = filterContext(resource.entity, parameters, scope.place);
  const where = [scope.rows('t'), ...fixedConditions(resource, 't'), ...conditionsOf(filters, asked, context)];
  const { sql } = resource.projection;
  const count = counted ? `'],"totalCount":' || count(*) || '}'` : `']}'`;
  const text = `SELECT '{"${list}":[' || coalesce(string_agg(${sql}, ',' ORDER BY ${order}), '') || ${count} AS body
    FROM ${tableOf(resource)} t WHERE ${where.join(' AND ')}`;
  return { text, values: parameters.values };
}
