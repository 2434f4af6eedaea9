import { columnOf, type EntityClass } from './columns';
import type { Parameters } from './statement';

/** What a condition may use. */
export interface FilterContext<E extends object = object> {
  /** The place of the caller's offices, an array of ids, for resources whose scope goes by offices. */
  offices: string;
  /** Adds a value to the statement; answers its place, as in `$3::uuid`. */
  add(value: unknown, type: string): string;
  /** The column of a property, as in `t.agent_id`, with its type. */
  column(property: keyof E & string): { sql: string; type: string };
}

export const filterContext = <E extends object>(
  entity: EntityClass<E>,
  parameters: Parameters,
  offices: string,
): FilterContext<E> => ({
  offices,
  add: (value, type) => parameters.add(value, type),
  column: (property) => {
    const { name, type } = columnOf(entity, property);
    return { sql: `t.${name}`, type };
  },
});

/** What a search parameter asks of a row: a condition on `t` in SQL. */
export type Filter<E extends object> = (value: never, context: FilterContext<E>) => string;

/** The conditions of the parameters that were given. */
export const conditionsOf = <E extends object>(
  filters: Record<string, Filter<E>>,
  given: [name: string, value: unknown][],
  context: FilterContext<E>,
): string[] => given.map(([name, value]) => filters[name](value as never, context));

const compare =
  (operator: string) =>
  <E extends object>(property: keyof E & string): Filter<E> =>
  (value, context) => {
    const { sql, type } = context.column(property);
    return `${sql} ${operator} ${context.add(value, type)}`;
  };

export const equals = compare('=');
/** Earlier than an instant, which does not count itself. */
export const before = compare('<');
/** Later than an instant, which does not count itself. */
export const after = compare('>');
/** On a date or before it. */
export const onOrBefore = compare('<=');
/** On a date or after it. */
export const onOrAfter = compare('>=');

export const anyOf =
  <E extends object>(property: keyof E & string): Filter<E> =>
  (values, context) => {
    const { sql, type } = context.column(property);
    const several = [values].flat() as unknown[];
    // with one value the rows come in the order of what follows in the index
    if (several.length === 1) return `${sql} = ${context.add(several[0], type)}`;
    return `${sql} = ANY(${context.add(several, `${type}[]`)})`;
  };

/** The list in the column has one of the values; for a column under a GIN index. */
export const overlaps =
  <E extends object>(property: keyof E & string): Filter<E> =>
  (values, context) => {
    const { sql, type } = context.column(property);
    return `${sql} && ${context.add([values].flat(), `${type}[]`)}`;
  };
