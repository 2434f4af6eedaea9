import type { EventDefinition } from '@ovipro/contracts';
import { ApiError, type Root, type RootEntity, type Transaction } from '@ovipro/platform';
import { In } from 'typeorm';
import { ImportedRecordEntity } from './imported-record.entity';
import { type ImportOptions, oneImportAtATime, type Saved } from './importer';
import { merge } from './merge';

type Own<E extends RootEntity> = Omit<E, keyof RootEntity>;

/** How records of a kind become rows. */
export interface Upsert<R extends object, E extends RootEntity, A extends object> {
  root: Root<E, A>;
  /** Published where anything changed, and only then. */
  event: EventDefinition;
  idOf(record: R): string;
  /** The record as a row says it. */
  recordOf(row: E): R;
  valuesOf(record: R): Partial<Own<E>>;
  /** What a new row has besides. */
  defaults?: Partial<Own<E>>;
}

/**
 * Inserts rows, or brings those that are there to what the records say, but for what was changed since their last import.
 * @param each told of every record once it is saved
 */
export async function upsertAll<R extends object, E extends RootEntity, A extends object>(
  tx: Transaction,
  upsert: Upsert<R, E, A>,
  records: R[],
  { overwrite = false }: ImportOptions,
  each: (record: R, saved: Saved) => Promise<void> = () => Promise.resolve(),
): Promise<Saved[]> {
  await oneImportAtATime(tx);
  const kind = upsert.root.resource;
  const former = overwrite ? new Map<string, R>() : await formerRecords<R>(tx, kind, records.map(upsert.idOf));
  const saved: Saved[] = [];
  for (const record of records) {
    const one = await save(tx, upsert, record, former.get(upsert.idOf(record)));
    await each(record, one);
    saved.push(one);
  }
  const rows = records.map((record) => ({ kind, id: upsert.idOf(record), record }));
  await (await tx.manager()).upsert(ImportedRecordEntity, rows as object[], ['kind', 'id']);
  return saved;
}

async function formerRecords<R>(tx: Transaction, kind: string, ids: string[]): Promise<Map<string, R>> {
  const found = await (await tx.manager()).findBy(ImportedRecordEntity, { kind, id: In(ids) });
  return new Map(found.map(({ id, record }) => [id, record as R]));
}

async function save<R extends object, E extends RootEntity, A extends object>(
  tx: Transaction,
  { root, event, idOf, recordOf, valuesOf, defaults }: Upsert<R, E, A>,
  record: R,
  last: R | undefined,
): Promise<Saved> {
  const known = await tx.lock(root, idOf(record)).catch(unlessUnknown);
  if (!known) {
    tx.emit(tx.insert(root, { ...defaults, ...valuesOf(record) } as Own<E> & Partial<E>), event);
    return { outcome: 'created' };
  }
  const { value, kept } = last ? merge(last, record, recordOf(known)) : { value: record, kept: [] };
  if (!tx.change(known, valuesOf(value) as Partial<E>)) return { outcome: 'unchanged', kept };
  tx.emit(known, event);
  return { outcome: 'changed', kept };
}

export function unlessUnknown(error: unknown): undefined {
  if (error instanceof ApiError && error.kind === 'notFound') return undefined;
  throw error;
}
