import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

/** A row as texts in the order of the columns, as PostgreSQL reads them; null where it is unset. */
export type Row = (string | null)[];

/** Rows that are made by their number: the same number is the same row. */
export interface Rows {
  table: string;
  /** The first is the primary key, a UUID. */
  columns: readonly string[];
  make(first: number, count: number): Row[];
  /** What most indexes begin with. */
  order(row: Row): string;
}

export interface Filled {
  written: number;
  /** Rows that an earlier run had written. */
  there: number;
}

const batchSize = 50_000;

/**
 * Writes rows 0 to `total`, a portion to a transaction; those that are there stay as they are, so that what broke off
 * can be run again. The one way of seeded rows into a database.
 * @param show told after each portion
 */
export async function fill(client: Client, rows: Rows, total: number, show: (filled: Filled) => void): Promise<Filled> {
  const filled = { written: 0, there: 0 };
  for (let first = 0; first < total; first += batchSize) {
    const made = rows.make(first, Math.min(batchSize, total - first));
    const known = await knownOf(client, rows, made);
    const fresh = made.filter(([id]) => !known.has(id as string));
    // in the order of the indexes a third faster (measured on a full table)
    fresh.sort((left, right) => (rows.order(left) < rows.order(right) ? -1 : 1));
    if (fresh.length > 0) await copy(client, rows, fresh);
    filled.written += fresh.length;
    filled.there += known.size;
    show(filled);
  }
  return filled;
}

async function knownOf(client: Client, { table, columns: [id] }: Rows, made: Row[]): Promise<Set<string>> {
  const sql = `SELECT ${id} AS id FROM ${table} WHERE ${id} = ANY($1::uuid[])`;
  const found = await client.query<{ id: string }>(sql, [made.map(([key]) => key)]);
  return new Set(found.rows.map((row) => row.id));
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const field = (value: string | null): string =>
  value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (character) => escapes[character]);

async function copy(client: Client, { table, columns }: Rows, rows: Row[]): Promise<void> {
  const text = rows.map((row) => `${row.map(field).join('\t')}\n`).join('');
  const into = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from([Buffer.from(text)]), into);
}
