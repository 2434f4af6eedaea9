import type { PageQuery } from '@ovipro/contracts';
import type { Caller } from '../context/caller';
import { type Scope, scopeColumn, scopeFor } from './office-scope';
import { Parameters } from './statement';
import { anyOf, type Condition, type ResourceView } from './view';
import { wordRanges } from './words';

/** A column to sort by. Unset values stand last in both directions, which takes an index for each. */
export interface SortColumn {
  column: string;
  nullable?: boolean;
}

/** A table with the number of rows per office and per value of further columns, kept up with the rows. */
export interface Counters {
  table: string;
  /** The column of the number; the others are called as in the table that is counted. */
  count: string;
  /** The search parameters that it can answer, besides the office. */
  filters: string[];
}

/**
 * A table with a row per word of each row (see `wordsOf`), kept up with the rows. Its key is the office, the word in the
 * order of code points, and the id; so a search by words reads one part of one index for each word and
 * office. For resources that callers see by their offices alone.
 */
export interface Words {
  table: string;
  /** Columns of the row that the index includes: by these it is ordered without a look at the row. */
  includes: string[];
}

/** How a resource is searched, page by page. */
export interface View<Q extends PageQuery = PageQuery> extends Omit<ResourceView, 'ofOffices'> {
  /** The plural under which a search lists it. */
  list: string;
  /** A condition per search parameter; `agencyOfficeId` is the scope's own. */
  filters: { [K in Exclude<keyof Q, keyof PageQuery | 'sort' | 'agencyOfficeId' | 'freeTextSearch'>]: Condition };
  /** The column per sort field. */
  sorts: Record<string, SortColumn>;
  /** As in `creationTime|desc`. */
  defaultSort: string;
  /** Asked for the count where only these filter. */
  counters?: Counters;
  /** Search parameters that pick few rows by an index of their own: where one is given, those rows are found once, then counted and ordered. */
  picks?: string[];
  /** What answers `freeTextSearch`. */
  words?: Words;
}

/** What of an answer to ask for; both unless told otherwise. */
export interface Parts {
  page?: boolean;
  count?: boolean;
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

/** The scope as values: a caller's offices, less those a search does not ask for. */
export const scopeValues = (scope: Scope): string[] => ('creator' in scope ? [scope.creator] : scope.offices);

/** What a statement's parts share: which rows, by conditions on `t`. */
interface Matches {
  parameters: Parameters;
  /** The scope's column, and the place of its values. */
  column: string;
  scope: string;
  /** Further conditions, each with its AND. */
  conditions: string;
  /** Whether the view's counters can count these rows. */
  counted: boolean;
  /** Whether they are few enough to be found before they are ordered. */
  picked: boolean;
  /** The ids of those that have the words asked for, as a query with the columns that the index includes. */
  words?: string;
}

function matchesOf(
  view: View,
  caller: Caller,
  { agencyOfficeId, freeTextSearch, ...filters }: Record<string, unknown>,
): Matches {
  const asked = agencyOfficeId === undefined ? undefined : [agencyOfficeId as string | string[]].flat();
  const scope = scopeFor(caller, view.resource);
  const narrowed =
    'offices' in scope && asked ? { offices: scope.offices.filter((office) => asked.includes(office)) } : scope;
  const parameters = new Parameters();
  const place = parameters.add(scopeValues(narrowed), 'creator' in scope ? 'text[]' : 'uuid[]');
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  const own = given.map(([name, value]) =>
    (view.filters as Record<string, Condition>)[name](value as never, parameters),
  );
  if ('creator' in scope && asked) own.push(anyOf('agency_office_id', 'uuid')(asked as never, parameters));
  const conditions = own.map((condition) => ` AND ${condition}`).join('');
  const words =
    freeTextSearch === undefined ? undefined : wordsIn(view, { parameters, scope: place }, freeTextSearch as string);
  const counted = !words && 'offices' in scope && given.every(([name]) => view.counters?.filters.includes(name));
  const picked = words !== undefined || given.some(([name]) => view.picks?.includes(name));
  return { parameters, column: scopeColumn(scope), scope: place, conditions, counted, picked, words };
}

function countOf({ table, counters }: View, { column, scope, conditions, counted, picked }: Matches): string {
  if (picked) return '(SELECT count(*) FROM found)';
  const where = `WHERE t.${column} = ANY(${scope})${conditions}`;
  return counters && counted
    ? `(SELECT coalesce(sum(t.${counters.count}), 0) FROM ${counters.table} t ${where})`
    : `(SELECT count(*) FROM ${table} t ${where})`;
}

/** The columns that a page is ordered by, with those of its index. */
function orderings(view: View, order: Order) {
  const keys = order.columns.map(({ column }, index) => `t.${column} AS s${index}`).join(', ');
  const inner = [...order.columns.map((c) => `t.${c.column} ${c.direction}`), `t.${view.id} ${order.id}`].join(', ');
  const outer = (p: string): string =>
    [...order.columns.map((c, index) => `${p}.s${index} ${c.direction}`), `${p}.${view.id} ${order.id}`].join(', ');
  return { keys, inner, outer };
}

/** Rows of some offices that have all words of a text; a text without words is in none. */
function wordsIn(view: View, { parameters, scope }: Pick<Matches, 'parameters' | 'scope'>, text: string): string {
  const { table, includes } = view.words as Words;
  const columns = [view.id, ...includes].map((name) => `w.${name}`).join(', ');
  const having = (condition: string): string =>
    `SELECT DISTINCT ${columns} FROM ${table} w WHERE w.agency_office_id = ANY(${scope}) AND ${condition}`;
  const ranges = wordRanges(text).map(({ from, to }) =>
    having(`w.word >= ${parameters.add(from, 'text')} AND w.word < ${parameters.add(to, 'text')}`),
  );
  return ranges.length > 0 ? ranges.join(' INTERSECT ') : having('false');
}

/** Rows of all offices, found once. The office is looked at last, so that no index of it is read beside the one that picks. */
function foundOf(view: View, { column, scope, conditions, words }: Matches, order: Order): string {
  const { keys } = orderings(view, order);
  const includes = (name: string): boolean => view.words?.includes.includes(name) ?? false;
  if (words && conditions === '' && order.columns.every((each) => includes(each.column)))
    return `WITH found AS MATERIALIZED (SELECT t.${view.id}, ${keys} FROM (${words}) t) `;
  const rows = words ? `(${words}) w JOIN ${view.table} t USING (${view.id})` : `${view.table} t`;
  return `WITH picked AS MATERIALIZED (
      SELECT t.${view.id}, t.${column} AS scope, ${keys} FROM ${rows} WHERE true${conditions}),
    found AS MATERIALIZED (SELECT * FROM picked WHERE scope = ANY(${scope})) `;
}

/**
 * Each office is an index scan of its own that ends after the page, and the scans are merged (measured: 0.5 ms against
 * 84 ms for one `= ANY` over 20 offices); the rows are joined last.
 */
function pageOf(view: View, matches: Matches, order: Order, window: { startIndex: number; size: number }): string {
  const { parameters, column, scope, conditions, picked } = matches;
  const size = parameters.add(window.size, 'integer');
  const start = parameters.add(window.startIndex, 'integer');
  const { keys, inner, outer } = orderings(view, order);
  const merged = `unnest(${scope}) AS scope(value) CROSS JOIN LATERAL (
        SELECT t.${view.id}, ${keys} FROM ${view.table} t WHERE t.${column} = scope.value${conditions}
        ORDER BY ${inner} LIMIT ${size}::bigint + ${start}::bigint) p`;
  return `coalesce((SELECT string_agg(${view.projection.sql}, ',' ORDER BY ${outer('page')}) FROM (
      SELECT p.* FROM ${picked ? 'found p' : merged}
      ORDER BY ${outer('p')} LIMIT ${size} OFFSET ${start}) page
    JOIN ${view.table} t ON t.${view.id} = page.${view.id}), '')`;
}

/** The statement of a search; its one row has the JSON text as `body`. Page and count are of one moment. */
export function searchStatement<Q extends PageQuery>(
  typed: View<Q>,
  caller: Caller,
  query: Q,
  { page = true, count = true }: Parts = {},
): { text: string; values: unknown[] } {
  const view = typed as unknown as View;
  const { startIndex = 0, size = 50, sort = [], ...filters } = query as PageQuery & { sort?: string[] };
  const matches = matchesOf(view, caller, filters);
  const order = orderOf(view, sort);
  const parts = [
    ...(count ? [`'"totalCount":' || ${countOf(view, matches)}`] : []),
    ...(page ? [`'"${view.list}":[' || ${pageOf(view, matches, order, { startIndex, size })} || ']'`] : []),
  ];
  const found = matches.picked ? foundOf(view, matches, order) : '';
  const text = `${found}SELECT '{' || ${parts.join(" || ',' || ")} || '}' AS body`;
  return { text, values: matches.parameters.values };
}
