import type { CommaSeparated, SortBy } from '@ovipro/contracts';
import type { Child } from './child';
import type { Filter } from './filters';
import type { Projection } from './projection/define';
import type { ResourceDefinition } from './resource';
import type { RootEntity, VersionedEntity } from './root.entity';
import type { TermTable } from './terms';

/** Parameters of a search that are no filters of its own: window, order, and what the platform answers itself. */
type OwnParameters = 'startIndex' | 'size' | 'endIndex' | 'sort' | 'agencyOfficeId' | 'freeTextSearch';

type FilterName<Q> = Exclude<keyof Q, OwnParameters> & string;

/** The fields that a query's `sort` may name. */
type SortFieldOf<Q> = Q extends { sort?: infer S }
  ? NonNullable<S> extends readonly SortBy<infer F>[] | CommaSeparated<infer F>
    ? F
    : never
  : never;

/** A condition per search parameter; `agencyOfficeId` is the scope's own. */
export type Filters<Q, E extends object> = { [K in FilterName<Q>]: Filter<E> };

/** A table with the number of rows per office and per value of further columns, kept up with the rows. */
export interface Counters<Q> {
  table: string;
  /** The column of the number; the others are called as in the table that is counted. */
  count: string;
  /** The search parameters that it can answer, besides the office. */
  filters: FilterName<Q>[];
}

/** How a resource is searched, page by page. */
export interface SearchDefinition<Q extends object, E extends object> {
  /** The resource, which names its one office. */
  resource: ResourceDefinition<E>;
  /** The resource as the search shows it, where that is not as GET does. */
  projection?: Projection<E>;
  /** The plural under which the answer lists it. */
  list: string;
  filters: Filters<Q, E>;
  /**
   * The property per sort field, or the contract's list of them where they are called alike. Unset values stand last in
   * both directions, which takes an index for each.
   */
  sorts: Record<SortFieldOf<Q>, keyof E & string> | readonly (SortFieldOf<Q> & keyof E)[];
  defaultSort: SortBy<SortFieldOf<Q>>;
  /** Asked for the count where only these filter. */
  counters?: Counters<Q>;
  /**
   * Search parameters that find few rows by an index of their own: where one is given, those rows are found once, then
   * counted and ordered.
   */
  selectiveFilters?: FilterName<Q>[];
  /**
   * Search parameters that an index of the office and the property answers. A range, or several values, leaves that index in
   * no order of a page: an office's rows are then found by it and ordered, since the index of an order might pass over all
   * other rows first.
   */
  rangeFilters?: FilterName<Q>[];
  /** What answers `freeTextSearch`. */
  terms?: TermTable;
}

interface Listed {
  /** The plural under which the answer lists it. */
  list: string;
  /** As in `t.name, t.id`; it ends with the id. */
  order: string;
  /** Whether the answer carries `totalCount`. */
  counted?: boolean;
}

/** How a resource is listed as a whole: no pages, and one order. */
export interface ListDefinition<Q extends object, E extends object> extends Listed {
  resource: ResourceDefinition<E>;
  filters: Filters<Q, E>;
}

/** How the children of a parent are listed. */
export interface ChildListDefinition extends Listed {
  child: Child;
}

/** @typeParam Q the query's class in the contracts */
export const defineSearch = <Q extends object, E extends object>(
  search: SearchDefinition<Q, E>,
): SearchDefinition<Q, E> => search;

/** @typeParam Q the query's class in the contracts */
export const defineList = <Q extends object, E extends object>(list: ListDefinition<Q, E>): ListDefinition<Q, E> =>
  list;

export const defineChildList = <E extends VersionedEntity, P extends RootEntity, A extends object>(
  list: Omit<ChildListDefinition, 'child'> & { child: Child<E, P, A> },
): ChildListDefinition => list as unknown as ChildListDefinition;
