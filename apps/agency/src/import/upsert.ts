import type { EventDefinition } from '@ovipro/contracts';
import { ApiError, type Root, type RootEntity, type Transaction } from '@ovipro/platform';
import type { Outcome } from './importer';

type Own<E extends RootEntity> = Omit<E, keyof RootEntity>;

export interface Upsert<E extends RootEntity, A extends object> {
  root: Root<E, A>;
  /** Published where anything changed, and only then. */
  event: EventDefinition;
  values: Partial<Own<E>>;
  /** What a new row has besides. */
  defaults?: Partial<Own<E>>;
}

/** Inserts a root, or brings the one that is there to these values. */
export async function upsert<E extends RootEntity, A extends object>(
  tx: Transaction,
  order: Upsert<E, A>,
): Promise<Outcome> {
  const { root, event, values, defaults } = order;
  const id = (values as Record<string, string>)[root.id];
  const known = await tx.lock(root, id).catch(unlessUnknown);
  if (!known) {
    tx.emit(tx.insert(root, { ...defaults, ...values } as Own<E> & Partial<E>), event);
    return 'created';
  }
  if (!tx.change(known, values as Partial<E>)) return 'unchanged';
  tx.emit(known, event);
  return 'changed';
}

function unlessUnknown(error: unknown): undefined {
  if (error instanceof ApiError && error.status === 404) return undefined;
  throw error;
}
