import type { Statement } from '@ovipro/platform/server';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Pool, PoolClient } from 'pg';

/** What the platform's commits are made of and no public interface shows. */
export interface Writes {
  /** New rows, a table each. */
  inserts: object[];
  changes: object[];
  statement: Statement;
}

export interface Committing {
  dataSource: object;
  run(statement: Statement): Promise<void>;
  commit(this: Committing, writes: Writes): Promise<void>;
}

interface Inside {
  SharedInserts: { prototype: Committing };
  insertion(inserts: object[]): Statement;
  poolOf(dataSource: object): Pool;
  runPrepared(client: PoolClient, text: string, values: unknown[]): Promise<unknown>;
}

const load = createRequire(__filename);
const persistence = join(dirname(load.resolve('@ovipro/platform')), 'persistence');
const files = ['shared-inserts', 'insertion', 'data-source', 'statement'];

/** From the very files that the process loads. */
const inside = Object.assign({}, ...files.map((file) => load(join(persistence, file)) as object)) as Inside;

/** Has the process commit each write set in another way. */
export function commitBy(commit: (service: Committing, writes: Writes) => Promise<void>): void {
  inside.SharedInserts.prototype.commit = function (writes) {
    return commit(this, writes);
  };
}

/**
 * BEGIN, a statement for each table, COMMIT.
 * @param waits whether each statement waits for the answer to the one before, or all travel together
 */
export async function commitTableByTable({ dataSource }: Committing, writes: Writes, waits: boolean): Promise<void> {
  if (writes.changes.length > 0) throw new Error('Only new rows are measured.');
  const client = await inside.poolOf(dataSource).connect();
  const steps = [
    () => client.query('BEGIN'),
    ...writes.inserts.map((insert) => () => {
      const { text, values } = inside.insertion([insert]);
      return inside.runPrepared(client, text, values);
    }),
    () => client.query('COMMIT'),
  ];
  try {
    if (waits) for (const step of steps) await step();
    else await Promise.all(steps.map((step) => step()));
  } finally {
    client.release();
  }
}
