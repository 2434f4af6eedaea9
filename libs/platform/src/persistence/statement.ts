import { createHash } from 'node:crypto';
import type { PoolClient, QueryResult } from 'pg';

/** Collects the values of a statement while its text is written. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value; answers its place, as in `$3`. */
  add(value: unknown, type?: string): string {
    this.values.push(value);
    return `$${this.values.length}${type ? `::${type}` : ''}`;
  }
}

const names = new Map<string, string>();

/** A name for a statement's text: PostgreSQL parses it once per connection. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    if (names.size < 1_000) names.set(text, name);
  }
  return name;
}

interface Queryable {
  query(config: { name?: string; text: string; values: unknown[] }): Promise<QueryResult>;
}

/**
 * Runs a statement whose text recurs, as a prepared one.
 * @param mostValues what has more is of a batch and hardly recurs
 */
export function runPrepared(
  client: Queryable | PoolClient,
  text: string,
  values: unknown[],
  mostValues = 100,
): Promise<QueryResult> {
  const prepared = values.length <= mostValues && { name: nameOf(text) };
  return (client as Queryable).query({ ...prepared, text, values });
}
