import type { OfOffices } from './office-scope';
import type { Projection } from './projection/define';
import type { Parameters } from './statement';

/** How one resource is read: straight from SQL into the answer's JSON. Columns stand under the alias `t`. */
export interface ResourceView {
  /** The name in permissions, as in `lead`. */
  resource: string;
  table: string;
  /** The id column. */
  id: string;
  /** The resource as it is answered. */
  projection: Projection;
  /** How a row belongs to offices, where it does not name its one office. */
  ofOffices?: OfOffices;
}

/** A condition on `t` in SQL. */
export type Condition = (value: never, parameters: Parameters) => string;

export const equals =
  (column: string, type: string): Condition =>
  (value, parameters) =>
    `t.${column} = ${parameters.add(value, type)}`;

export const anyOf =
  (column: string, type: string): Condition =>
  (values, parameters) =>
    `t.${column} = ANY(${parameters.add(values, `${type}[]`)})`;

/** A list in the column has one of the values; for a column under a GIN index. */
export const overlaps =
  (column: string, type: string): Condition =>
  (values, parameters) =>
    `t.${column} && ${parameters.add(values, `${type}[]`)}`;

/** Earlier than an instant, which does not count itself. */
export const before =
  (column: string): Condition =>
  (instant, parameters) =>
    `t.${column} < ${parameters.add(instant, 'timestamptz')}`;

/** Later than an instant, which does not count itself. */
export const after =
  (column: string): Condition =>
  (instant, parameters) =>
    `t.${column} > ${parameters.add(instant, 'timestamptz')}`;
