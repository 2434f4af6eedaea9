type Row = Record<string, unknown>;

/** A window of rows: by `size`, or by `endIndex` where a search has that. */
export const pageBy =
  (endIndex: boolean): ((start: number, size: number) => string) =>
  (start, size) =>
    `startIndex=${start}&${endIndex ? `endIndex=${start + size}` : `size=${size}`}`;

/** An order by several fields: `sort` repeated, or with commas where it is taken once. */
export const orderIn =
  (sort: { schema: { type?: string } } | undefined): ((...sorts: string[]) => string) =>
  (...sorts) => {
    const values = sort?.schema.type === 'array' ? sorts : [sorts.join(',')];
    return values.map((value) => `sort=${encodeURIComponent(value)}`).join('&');
  };

type Value = number | string | undefined;

/** Unset values last in both directions. */
export function compare(left: Value, right: Value, direction: string): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  if (left === right) return 0;
  return left < right === (direction === 'asc') ? -1 : 1;
}

/** Ties go by the id, in the direction of the field. */
export const orderBy =
  (value: (row: Row) => Value, direction: string, id: string) =>
  (left: Row, right: Row): number =>
    compare(value(left), value(right), direction) || compare(left[id] as string, right[id] as string, direction);
