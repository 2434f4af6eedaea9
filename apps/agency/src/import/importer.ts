import type { Fault } from '@ovipro/contracts';
import { holdAdvisoryLock, type Transaction } from '@ovipro/platform';

export type Outcome = 'created' | 'changed' | 'unchanged' | 'removed';

/** What became of one record. */
export interface Saved {
  outcome: Outcome;
  /** Fields that stay as they were changed since the last import, as in `address.streetAddress`. */
  kept?: string[];
}

export interface ImportOptions {
  /** Replaces what was changed since the last import. */
  overwrite?: boolean;
}

/** How the records of one kind come into the database. */
export interface Importer<R extends object = object> {
  record: new () => R;
  /** What of a record with `"removed": true` is read, where there are such. */
  removal?: new () => object;
  /** What a record is known by; a file may name it once. */
  idOf(record: R): string;
  /** What the fields say of each other. */
  faults?(record: R): Fault[];
  /** Saves some records, all or none, and says what became of each. */
  save(records: R[], options: ImportOptions): Promise<Saved[]>;
}

const importLock = 7_205_759_404;

/** Lets the portions of imports pass one by one, so that two of them neither insert the same id nor lock crosswise. */
export async function oneImportAtATime(tx: Transaction): Promise<void> {
  await holdAdvisoryLock(tx, importLock);
}
