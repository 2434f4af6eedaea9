import type { Child } from '../persistence/child';
import { columnOf, columnsOf, type EntityClass } from '../persistence/columns';
import { idColumnOf, tableOf } from '../persistence/resource';
import type { Root } from '../persistence/root';
import type { RootEntity, VersionedEntity } from '../persistence/root.entity';
import { termsOf, type TermTable } from '../persistence/terms';
import type { Transaction } from '../persistence/transaction';
import { termTableOf } from './term-index-v1';

type Texts = (string | undefined)[];

/** Names of a directory that rows are found by. */
interface IndexedNames {
  /** The property that lists their ids, whose column has a GIN index. */
  ids: string;
  /** What of an entry, as the directory keeps it, is looked for. */
  texts(known: never): Texts;
}

/** What rows of a root are found by. Its tables are made by a migration, with `termIndexV1`. */
export interface TermIndex<R extends object = object> extends TermTable {
  resource: Pick<Root, 'entity' | 'id' | 'resource'>;
  /** Properties that a row's terms are made of, ids of names among them. */
  source: readonly string[];
  texts(row: R): Texts;
  names: Record<string, IndexedNames>;
  /** Children that their parent is found by. */
  children?: { child: Child; texts(child: never): Texts };
}

interface TermIndexDeclaration<E extends RootEntity, S extends keyof E, N extends keyof E> {
  root: Pick<Root<E>, 'entity' | 'id' | 'resource'>;
  /** Properties of the row that the index includes, as its migration does. */
  includes: readonly (keyof E & string)[];
  /** Properties of the row that `texts` looks at. */
  source: readonly (S & string)[];
  texts(row: Pick<E, S>): Texts;
  /** By kind of the directory. */
  names?: Record<string, IndexedNames & { ids: N & string }>;
  children?: { child: Pick<Child, 'entity' | 'id' | 'parentId'>; texts(child: never): Texts };
}

/** Of a row what its terms are made of, and its id. */
export type SearchSource<I> = I extends TermIndex<infer R> ? R : never;

/** Describes how a root is found by words. Its entity has a column `searchTerms`, which is no part of the resource. */
export const defineTermIndex = <
  E extends RootEntity & { searchTerms: string[] },
  S extends keyof E,
  N extends keyof E = never,
>({
  root,
  source,
  names = {},
  ...index
}: TermIndexDeclaration<E, S, N>): TermIndex<Pick<E, S | N>> =>
  ({
    ...index,
    names,
    resource: root,
    table: termTableOf(tableOf(root)),
    source: [...new Set([root.id, ...source, ...Object.values(names).map(({ ids }) => ids)])],
  }) as unknown as TermIndex<Pick<E, S | N>>;

export interface FoundTerms {
  terms: string[];
  /** Whether the directory knows everybody; a name that it does not know is in no term. */
  complete: boolean;
}

export type NameOf = (kind: string, id: string) => object | undefined;

type Fields = Record<string, unknown>;

const idsOf = (row: object, { ids }: IndexedNames): string[] => (row as Fields)[ids] as string[];

/** The terms of a row: its own texts, those of its children, and names as they are given. */
export function termsWith<R extends object>(index: TermIndex<R>, row: R, nameOf: NameOf, below: Texts = []): string[] {
  const names = Object.entries(index.names).flatMap(([kind, indexed]) =>
    idsOf(row, indexed).flatMap((id) => {
      const known = nameOf(kind, id);
      return known ? indexed.texts(known as never) : [];
    }),
  );
  return termsOf(...index.texts(row), ...below, ...names);
}

/** The terms of some rows, in their order, with the names that the directory has now. */
export async function searchTermsOf<R extends object>(
  tx: Transaction,
  index: TermIndex<R>,
  rows: R[],
): Promise<FoundTerms[]> {
  const known = await namesOf(tx, index as TermIndex, rows);
  const below = await childTextsOf(tx, index as TermIndex, rows);
  const nameOf: NameOf = (kind, id) => known.get(`${kind} ${id}`);
  const knows = (row: R): boolean =>
    Object.entries(index.names).every(([kind, names]) => idsOf(row, names).every((id) => nameOf(kind, id)));
  return rows.map((row) => ({
    terms: termsWith(index, row, nameOf, below.get(idOf(index as TermIndex, row))),
    complete: knows(row),
  }));
}

export const idOf = ({ resource }: TermIndex, row: object): string => (row as Fields)[resource.id] as string;

async function namesOf(tx: Transaction, { names }: TermIndex, rows: object[]): Promise<Map<string, object>> {
  const asked = Object.entries(names).flatMap(([kind, indexed]) =>
    [...new Set(rows.flatMap((row) => idsOf(row, indexed)))].map((id) => ({ kind, id })),
  );
  if (asked.length === 0) return new Map();
  const found = await tx.query<{ kind: string; id: string; data: object }>(
    `SELECT kind, id, data FROM directory_entry JOIN unnest($1::text[], $2::uuid[]) AS asked(kind, id) USING (kind, id)`,
    [asked.map(({ kind }) => kind), asked.map(({ id }) => id)],
  );
  return new Map(found.map(({ kind, id, data }) => [`${kind} ${id}`, data]));
}

async function childTextsOf(tx: Transaction, index: TermIndex, rows: object[]): Promise<Map<string, Texts>> {
  const texts = new Map<string, Texts>();
  if (!index.children) return texts;
  const { child, texts: textsOf } = index.children;
  const parent = columnOf(child.entity, child.parentId).name;
  const found = await tx.query<VersionedEntity>(
    `SELECT ${selection(child.entity)} FROM ${tableOf(child)} t WHERE t.${parent} = ANY($1::uuid[]) ORDER BY t.${idColumnOf(child)}`,
    [rows.map((row) => idOf(index, row))],
  );
  for (const row of found) {
    const id = (row as unknown as Fields)[child.parentId] as string;
    texts.set(id, [...(texts.get(id) ?? []), ...textsOf(row as never)]);
  }
  return texts;
}

/** Columns of `t`, each under the name of its property. */
export const selection = (entity: EntityClass, properties: readonly string[] = [...columnsOf(entity).keys()]): string =>
  properties.map((property) => `t.${columnOf(entity, property).name} AS "${property}"`).join(', ');
