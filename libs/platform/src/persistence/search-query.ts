/** Which rows of those found are answered. */
export interface Window {
  start: number;
  size: number;
}

export interface OrderTerm {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** A search's parameters, taken apart. */
export interface SearchQuery {
  /** Those that ask something of a row, without what was not given. */
  filters: [name: string, value: unknown][];
  /** The offices that are asked for, if any are. */
  offices?: string[];
  freeText?: string;
  window: Window;
  /** Empty where no order was asked for. */
  order: OrderTerm[];
}

const defaultSize = 50;

/** `startIndex` with `size`, or with `endIndex`, which does not count itself. */
function windowOf(startIndex = 0, size?: number, endIndex?: number): Window {
  return { start: startIndex, size: size ?? (endIndex === undefined ? defaultSize : endIndex - startIndex) };
}

/** As in `creationTime|desc`; one parameter may hold several, with commas between them. */
export const orderOf = (sort: string | string[]): OrderTerm[] =>
  [sort]
    .flat()
    .flatMap((item) => item.split(','))
    .map((item) => item.split('|'))
    .map(([field, direction]) => ({ field, direction: direction === 'asc' ? 'ASC' : 'DESC' }));

interface Given {
  startIndex?: number;
  size?: number;
  endIndex?: number;
  sort?: string | string[];
  agencyOfficeId?: string | string[];
  freeTextSearch?: string;
}

/** @param query as the contract's class has read it */
export function readQuery(query: object): SearchQuery {
  const { startIndex, size, endIndex, sort, agencyOfficeId, freeTextSearch, ...filters } = query as Given;
  return {
    filters: Object.entries(filters).filter(([, value]) => value !== undefined),
    offices: agencyOfficeId === undefined ? undefined : [agencyOfficeId].flat(),
    freeText: freeTextSearch,
    window: windowOf(startIndex, size, endIndex),
    order: sort === undefined ? [] : orderOf(sort),
  };
}
