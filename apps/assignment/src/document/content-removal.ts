import { jobs, type Transaction } from '@ovipro/platform';
import type { ContentName } from './content-key';

/** The job that removes contents from their bucket. */
export const removalKind = 'remove-document-content';
export interface Removal {
  contents: ContentName[];
}

/** Has contents removed from their bucket once the transaction has committed. */
export function removeContents(tx: Transaction, contents: ContentName[]): void {
  if (contents.length === 0) return;
  const [{ documentId, sha256 }] = contents;
  jobs.enqueue<Removal>(tx, { kind: removalKind }, { key: `${documentId} ${sha256}`, payload: { contents } });
}
