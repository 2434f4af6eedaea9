import { ofOwnOffice } from './office-scope';
import { Parameters } from './statement';
import type { ResourceView } from './view';

/** As a search's condition; `offices` is the place of the caller's offices. */
type Condition = (value: never, parameters: Parameters, offices: string) => string;

/** How a resource is listed as a whole: no pages, and one order. */
export interface ListView<Q extends object> extends ResourceView {
  /** The plural under which it is listed. */
  list: string;
  /** A condition per parameter; `agencyOfficeId` is the scope's own. */
  filters: { [K in Exclude<keyof Q, 'agencyOfficeId'>]: Condition };
  /** As in `t.name, t.id`; it ends with the id. */
  order: string;
  /** Whether the answer carries `totalCount`. */
  counted?: boolean;
}

/**
 * The statement of a whole list.
 * @param offices the caller's; `agencyOfficeId` in the query leaves one of them, or none
 */
export function listStatement<Q extends object>(
  view: ListView<Q>,
  offices: string[],
  query: Q & { agencyOfficeId?: string },
): { text: string; values: unknown[] } {
  const { agencyOfficeId: asked, ...filters } = query;
  const { table, ofOffices = ofOwnOffice } = view;
  const parameters = new Parameters();
  const scope = parameters.add(asked ? offices.filter((office) => office === asked) : offices, 'uuid[]');
  const conditions = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (view.filters as Record<string, Condition>)[name](value as never, parameters, scope));
  const where = [ofOffices('t', scope), ...conditions].join(' AND ');
  const count = view.counted ? `'],"totalCount":' || count(*) || '}'` : `']}'`;
  const text = `SELECT '{"${view.list}":[' || coalesce(string_agg(${view.projection.sql}, ',' ORDER BY ${view.order}), '')
    || ${count} AS body FROM ${table} t WHERE ${where}`;
  return { text, values: parameters.values };
}
