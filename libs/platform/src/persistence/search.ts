import type { PageQuery } from '@ovipro/contracts';
import type { DataSource } from 'typeorm';
import type { Caller } from '../context/caller';
import { notFound } from '../errors/api-error';
import { poolOf } from './data-source';
import { type ListView, listStatement } from './list';
import { ofOwnOffice, type Scope, scopeColumn, scopeFor } from './office-scope';
import { Parameters, runPrepared } from './statement';
import { anyOf, type Condition, type ResourceView } from './view';

/** A column to sort by. Unset values stand last in both directions, which takes an index for each. */
export interface SortColumn {
  column: string;
  nullable?: boolean;
}

/** How a resource is searched, page by page. */
export interface View<Q extends PageQuery = PageQuery> extends Omit<ResourceView, 'ofOffices'> {
  /** The plural under which a search lists it. */
  list: string;
  /** A condition per search parameter; `agencyOfficeId` is the scope's own. */
  filters: { [K in Exclude<keyof Q, keyof PageQuery | 'sort' | 'agencyOfficeId'>]: Condition };
  /** The column per sort field. */
  sorts: Record<string, SortColumn>;
  /** As in `creationTime|desc`. */
  defaultSort: string;
}

interface Order {
  columns: { column: string; direction: string }[];
  id: string;
}

/** The order asked for. The id breaks ties, in the last direction named, so that one index serves both directions. */
function orderOf(view: Pick<View, 'sorts' | 'defaultSort'>, sort: string[]): Order {
  const fields = (sort.length > 0 ? sort : [view.defaultSort]).map((item) => item.split('|'));
  const columns = fields.map(([field, direction]) => {
    const { column, nullable } = view.sorts[field];
    return { column, direction: `${direction.toUpperCase()}${nullable ? ' NULLS LAST' : ''}` };
  });
  return { columns, id: fields.at(-1)?.[1].toUpperCase() ?? 'ASC' };
}

interface Filters {
  scope: Scope;
  conditions: (parameters: Parameters) => string;
}

/** The scope as values: a caller's offices, less those a search does not ask for. */
const scopeValues = (scope: Scope): string[] => ('creator' in scope ? [scope.creator] : scope.offices);

/**
 * The statement of a page and its count. Each office is an index scan of its own that ends after the page, and the
 * scans are merged (measured: 0.5 ms against 84 ms for one `= ANY` over 20 offices); the rows are joined last.
 */
function pageStatement(view: View, filters: Filters, order: Order, window: { startIndex: number; size: number }) {
  const parameters = new Parameters();
  const column = scopeColumn(filters.scope);
  const type = 'creator' in filters.scope ? 'text' : 'uuid';
  const scope = parameters.add(scopeValues(filters.scope), `${type}[]`);
  const conditions = filters.conditions(parameters);
  const size = parameters.add(window.size, 'integer');
  const start = parameters.add(window.startIndex, 'integer');
  const keys = order.columns.map(({ column: name }, index) => `t.${name} AS s${index}`).join(', ');
  const inner = [...order.columns.map((c) => `t.${c.column} ${c.direction}`), `t.${view.id} ${order.id}`].join(', ');
  const outer = (p: string) =>
    [...order.columns.map((c, index) => `${p}.s${index} ${c.direction}`), `${p}.${view.id} ${order.id}`].join(', ');
  const text = `
    WITH page AS (
      SELECT p.* FROM unnest(${scope}) AS scope(value) CROSS JOIN LATERAL (
        SELECT t.${view.id}, ${keys} FROM ${view.table} t WHERE t.${column} = scope.value${conditions}
        ORDER BY ${inner} LIMIT ${size}::bigint + ${start}::bigint) p
      ORDER BY ${outer('p')} LIMIT ${size} OFFSET ${start})
    SELECT '{"totalCount":' || (SELECT count(*) FROM ${view.table} t WHERE t.${column} = ANY(${scope})${conditions})
      || ',"${view.list}":[' || coalesce((SELECT string_agg((${view.answer})::text, ',' ORDER BY ${outer('page')})
        FROM page JOIN ${view.table} t ON t.${view.id} = page.${view.id}), '') || ']}' AS body`;
  return { text, values: parameters.values };
}

/** One resource as JSON text, with what makes its ETag. */
interface Found {
  body: string;
  version: number;
  foreign?: unknown;
}

/** Reads for callers. Every statement is bound to what the caller may see; there is no other way to a row. */
export class Reader {
  constructor(private readonly dataSource: DataSource) {}

  /** One page and the count of all matches, as JSON text. */
  async page<Q extends PageQuery>(view: View<Q>, caller: Caller, query: Q): Promise<string> {
    const { startIndex = 0, size = 50, ...rest } = query as PageQuery & { sort?: string[]; agencyOfficeId?: string[] };
    const { sort = [], agencyOfficeId, ...filters } = rest;
    const asked = agencyOfficeId && [agencyOfficeId].flat();
    const scope = scopeFor(caller, view.resource);
    const narrowed =
      'offices' in scope && asked ? { offices: scope.offices.filter((office) => asked.includes(office)) } : scope;
    const given = Object.entries(filters).filter(([, value]) => value !== undefined);
    const conditions = (parameters: Parameters): string => {
      const own = given.map(([name, value]) =>
        (view.filters as Record<string, Condition>)[name](value as never, parameters),
      );
      if ('creator' in scope && asked) own.push(anyOf('agency_office_id', 'uuid')(asked as never, parameters));
      return own.map((condition) => ` AND ${condition}`).join('');
    };
    const order = orderOf(view as unknown as View, sort);
    const { text, values } = pageStatement(view as unknown as View, { scope: narrowed, conditions }, order, {
      startIndex,
      size,
    });
    const { rows } = await runPrepared(poolOf(this.dataSource) as never, text, values);
    return (rows[0] as { body: string }).body;
  }

  /** Everything that matches, in the view's one order, as JSON text. */
  async list<Q extends object>(view: ListView<Q>, caller: Caller, query: Q): Promise<string> {
    const { text, values } = listStatement(view, caller.agencyOfficeIds, query);
    const { rows } = await runPrepared(poolOf(this.dataSource) as never, text, values);
    return (rows[0] as { body: string }).body;
  }

  /**
   * One resource of the caller's.
   * @throws ApiError 404 where it is unknown or not the caller's to see
   */
  async one(view: ResourceView, caller: Caller, id: string): Promise<Found> {
    const scope = scopeFor(caller, view.resource);
    const { ofOffices = ofOwnOffice, foreign } = view;
    const inScope = 'creator' in scope ? 't.created_by = ANY($2)' : ofOffices('t', '$2::uuid[]');
    const text = `SELECT t.version, ${foreign ? `${foreign} AS "foreign", ` : ''}(${view.answer})::text AS body
      FROM ${view.table} t WHERE t.${view.id} = $1 AND ${inScope}`;
    const { rows } = await runPrepared(poolOf(this.dataSource) as never, text, [id, scopeValues(scope)]);
    const row = rows[0] as Found | undefined;
    if (!row) throw notFound();
    return row;
  }
}
