import type { EntityMetadata } from 'typeorm';
import { Parameters } from './statement';

/** What new rows of a table are written with: `INSERT INTO ... VALUES`, and types where PostgreSQL cannot know them. */
export interface Table {
  id: number;
  into: string;
  types: (string | undefined)[];
}

/** New rows of a table, each with the values of its columns. */
export interface Insert {
  table: Table;
  rows: unknown[][];
}

export interface Statement {
  text: string;
  values: unknown[];
}

let tableIds = 0;

export const tableOf = (name: string, columns: [column: string, type?: string][]): Table => ({
  id: (tableIds += 1),
  into: `INSERT INTO "${name}" (${columns.map(([column]) => `"${column}"`).join(', ')}) VALUES`,
  types: columns.map(([, type]) => type),
});

const tables = new WeakMap<EntityMetadata, Table>();

export function tableOfEntity(metadata: EntityMetadata): Table {
  const known = tables.get(metadata);
  if (known) return known;
  const table = tableOf(
    metadata.tableName,
    metadata.columns.map(({ databaseName }) => [databaseName]),
  );
  tables.set(metadata, table);
  return table;
}

/** The texts of new rows, a table each. */
export const insertTexts = (inserts: Insert[], parameters: Parameters): string[] =>
  inserts.map(({ table: { into, types }, rows }) => {
    const tuples = rows.map((row) => `(${row.map((value, at) => parameters.add(value, types[at])).join(', ')})`);
    return `${into} ${tuples.join(', ')}`;
  });

/** One statement of several: every one but the last is a common table expression. */
export function chainCtes(texts: string[]): string {
  const before = texts.slice(0, -1).map((text, index) => `w${index} AS (${text})`);
  const last = texts.at(-1) as string;
  return before.length > 0 ? `WITH ${before.join(', ')} ${last}` : last;
}

/** Equal for inserts that go into the same tables, as many rows into each: those can share a statement. */
export const batchKey = (inserts: Insert[]): string =>
  inserts.map(({ table, rows }) => `${rows.length}x${table.id}`).join();

const texts = new Map<string, string>();

/** The statement for new rows alone. Its text depends on the batch key, and is remembered: a long one takes as long to write as to send. */
export function insertion(inserts: Insert[]): Statement {
  const key = batchKey(inserts);
  const known = texts.get(key);
  if (known) return { text: known, values: inserts.flatMap(({ rows }) => rows.flat()) };
  const parameters = new Parameters();
  const text = chainCtes(insertTexts(inserts, parameters));
  if (texts.size < 1_000) texts.set(key, text);
  return { text, values: parameters.values };
}
