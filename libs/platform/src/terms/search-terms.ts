import type { Change } from '../directory/directory';
import { defineJob, type Job, jobs } from '../jobs/job';
import { columnOf } from '../persistence/columns';
import { idColumnOf, tableOf } from '../persistence/resource';
import type { Transaction } from '../persistence/transaction';
import { idOf, searchTermsOf, selection, type TermIndex } from './term-index';

const batchSize = 100;
/** A request that was under way while the name changed has long ended then. */
const finalCheckAfterMs = 60_000;

interface Payload {
  /** Whose terms: of rows that list a name of a kind of the directory, or of one row, by the resource's name. */
  of: string;
  id: string;
  /** The last row of the batch before. */
  after?: string;
  isFinalCheck?: boolean;
}

/** Found by their index before anything else is asked of them: with a limit, PostgreSQL would rather read the table. */
function having({ resource, names }: TermIndex, of: string): string {
  const id = idColumnOf(resource);
  const condition =
    of === resource.resource
      ? `${id} = $1::uuid`
      : `${columnOf(resource.entity, names[of].ids).name} @> ARRAY[$1::uuid]`;
  return `WITH shown AS MATERIALIZED (SELECT ${id} AS id FROM ${tableOf(resource)} WHERE ${condition})`;
}

/**
 * The terms of a row that is about to be written. Where the directory does not know somebody, the row is looked at again
 * later: the name may be on its way. Asked for before the row is inserted or changed, it costs no writing of its own.
 */
export async function indexSearchTerms<R extends object>(
  tx: Transaction,
  index: TermIndex<R>,
  id: string,
  row: NoInfer<R>,
): Promise<string[]> {
  const [{ terms, complete }] = await searchTermsOf(tx, index, [{ ...row, [index.resource.id]: id }]);
  if (!complete)
    rebuild(tx, index as TermIndex, { of: index.resource.resource, id, isFinalCheck: true }, finalCheckAfterMs);
  return terms;
}

/**
 * Has the terms of rows follow a name, once the transaction has committed. A request that is under way has missed the
 * name: one that knew another is looked for again here, one that knew none by {@link indexSearchTerms}. So a register that
 * is read from its start leaves nothing to do later.
 */
async function startRebuild(tx: Transaction, index: TermIndex, of: string, id: string, change: Change): Promise<void> {
  const shown = await tx.execute(`${having(index, of)} SELECT FROM shown LIMIT 1`, [id]);
  if (shown > 0) rebuild(tx, index, { of, id, isFinalCheck: change === 'first' }, 0);
  else if (change === 'other') rebuild(tx, index, { of, id, isFinalCheck: true }, finalCheckAfterMs);
}

/** For `directoryModule`: what follows from a name that has changed, for each kind that rows are found by. */
export const searchTermsFollow = <R extends object, N extends string>(
  index: TermIndex<R> & { names: Record<N, unknown> },
) =>
  Object.fromEntries(
    Object.keys(index.names).map((kind) => [
      kind,
      {
        changed: (tx: Transaction, id: string, change: Change) =>
          startRebuild(tx, index as unknown as TermIndex, kind, id, change),
      },
    ]),
  ) as Record<N, { changed(tx: Transaction, id: string, change: Change): Promise<void> }>;

function rebuild(tx: Transaction, index: TermIndex, payload: Payload, waitMs: number): void {
  const at = new Date(tx.now.getTime() + waitMs);
  jobs.enqueue(tx, searchTermsRebuild(index), { key: `${payload.of}:${payload.id}`, payload, at });
}

/**
 * Makes the terms of rows anew: a batch to a transaction in the order of their ids, and all of them once more a minute
 * later. Register it with the `JobRunner` in a module of the worker.
 */
export function searchTermsRebuild<R extends object>(typed: TermIndex<R>): Job<Payload> {
  const index = typed as unknown as TermIndex;
  return defineJob<Payload>({
    kind: `${index.resource.resource}-search-terms-rebuild`,
    async complete(tx, payload) {
      const rows = await nextBatch(tx, index, payload);
      const found = await searchTermsOf(tx, index, rows);
      await save(
        tx,
        index,
        rows.map((row, at) => ({ id: idOf(index, row), terms: found[at].terms })),
      );
      if (rows.length === batchSize) return { payload: { ...payload, after: idOf(index, rows[batchSize - 1]) } };
      const at = new Date(tx.now.getTime() + finalCheckAfterMs);
      if (!payload.isFinalCheck) return { payload: { ...payload, after: undefined, isFinalCheck: true }, at };
    },
  });
}

/** Locked, so that nobody changes what their terms are made of meanwhile. */
const nextBatch = (tx: Transaction, index: TermIndex, { of, id, after }: Payload): Promise<object[]> => {
  const { resource, source } = index;
  const column = `t.${idColumnOf(resource)}`;
  return tx.query(
    `${having(index, of)}, next AS (
       SELECT id FROM shown WHERE $2::uuid IS NULL OR id > $2 ORDER BY id LIMIT ${batchSize})
     SELECT ${selection(resource.entity, source)} FROM ${tableOf(resource)} t JOIN next ON next.id = ${column}
     ORDER BY ${column} FOR UPDATE OF t`,
    [id, after ?? null],
  );
};

const save = (tx: Transaction, { resource }: TermIndex, found: { id: string; terms: string[] }[]): Promise<number> =>
  tx.execute(
    `UPDATE ${tableOf(resource)} t SET search_terms = now.terms FROM jsonb_to_recordset($1) AS now(id uuid, terms text[])
     WHERE t.${idColumnOf(resource)} = now.id AND t.search_terms <> now.terms`,
    [JSON.stringify(found)],
  );
