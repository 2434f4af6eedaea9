import type { EntityClass } from '../columns';
import { etagOf } from '../etag';
import { Named } from './parts';
import type { Fits, Shape } from './shape';
import { memberJson, type NameLookup, shapeJson } from './shape-json';
import { shapeSql, valuesSql } from './shape-sql';

/** A resource as it is answered, said once: for events from the entity, for reads in SQL. */
export interface Projection<E extends object = object, A extends object = object> {
  entity: EntityClass<E>;
  /** The class of the answer. */
  type: EntityClass<A>;
  /** An expression over the columns of `t`: the answer, as JSON text. */
  sql: string;
  /** What the answer shows from elsewhere and the version does not cover, as a JSON array; unset where there is nothing. */
  etagExtrasSql?: string;
  /**
   * The answer, which is the whitelist of what leaves the service.
   * @param nameOf what the directory knows, for answers that show names
   */
  answer(entity: E, nameOf?: NameLookup): A;
  /** The ETag that GET answers with this answer. */
  etag(entity: E & { version: number }, nameOf?: NameLookup): string;
  /**
   * The same of a row that SQL has read.
   * @param extras the value of `etagExtrasSql`
   */
  etagOfRow(version: number, extras: string | null): string;
}

/** Properties that may stand in an ETag: what is written in one way alone. */
type Scalars<E> = { [K in keyof E]: E[K] extends string | number | boolean | Date | null ? K : never }[keyof E] &
  string;

interface ProjectionParts<E extends object, A extends object, S extends Shape> {
  entity: EntityClass<E>;
  /** The answer's class in the contracts. */
  type: EntityClass<A>;
  shape: S & Fits<E, A, S>;
  /** Columns that are shown although a change of theirs leaves the version alone: names kept in step with another row, a document's id. Names of a directory are among these without being named. */
  etagExtras?: readonly Scalars<E>[];
}

const noNames: NameLookup = (kind) => {
  throw new Error(`The answer shows names of the kind ${kind}: they have to be looked up first.`);
};

/** @throws Error where a column is of a type that answers do not show */
export function defineProjection<E extends object, A extends object, const S extends Shape>({
  entity,
  type,
  shape,
  etagExtras = [],
}: ProjectionParts<E, A, S>): Projection<E, A> {
  const extras = [...etagExtras, ...namedParts(shape)];
  const read = shapeJson(entity, shape);
  const extrasOf = extras.map((extra) => memberJson(entity, extra));
  return {
    entity,
    type,
    sql: shapeSql(entity, shape),
    ...(extras.length > 0 && { etagExtrasSql: valuesSql(entity, extras) }),
    answer: (row, nameOf = noNames) => read(row, nameOf) as A,
    etag: (row, nameOf = noNames) =>
      etagWith(
        row.version,
        extrasOf.map((extra) => extra(row, nameOf) ?? null),
      ),
    etagOfRow: (version, given) => etagWith(version, given ? (JSON.parse(given) as unknown[]) : []),
  };
}

/** What is not shown, as in a new resource, says nothing. */
const etagWith = (version: number, extras: unknown[]): string =>
  etagOf(version, extras.some((extra) => extra !== null) ? extras : undefined);

const namedParts = (shape: Shape): Named[] =>
  Object.values(shape).flatMap((value) => {
    if (value instanceof Named) return [value];
    return isNested(value) ? namedParts(value) : [];
  });

const isNested = (value: Shape[string]): value is Shape =>
  typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
