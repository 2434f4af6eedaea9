import { Inject, Injectable } from '@nestjs/common';
import { type Continuation, defineJob, type Job, LOGGER, type Logger, type Transaction } from '@ovipro/platform';
import { ContentBucket, type Listed, type Page } from './content-bucket';
import type { ContentName } from './content-key';
import { type Removal, removalKind, removeContents } from './content-removal';

const everyMs = 24 * 3_600_000;
const timeLimitMs = 60_000;

/** What is younger may be on its way: uploaded, and its transaction not committed yet. */
export const mayBeOnItsWayMs = 24 * 3_600_000;

/**
 * What a process was killed over comes to a few in a page. More are the sign of another bucket's database, or of one that was
 * restored to an earlier time; contracts are not to be lost by that.
 */
const maxRemoved = 20;

/** How far the look at the bucket has come. */
interface Sweep {
  /** The last key of the page before. */
  after?: string;
}

/** Removes contents that belong to no document. */
@Injectable()
export class ContentUpkeep {
  /** What was discarded, or found to belong to nobody. */
  readonly removal: Job<Removal>;
  /** Once a day: what was discarded while it was being brought away, and what its process was killed over. */
  readonly sweep: Job<Sweep>;

  constructor(
    bucket: ContentBucket,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.removal = defineJob<Removal>({
      kind: removalKind,
      timeLimitMs,
      perform: ({ contents }, signal) => bucket.remove(contents, signal),
    });
    this.sweep = defineJob<Sweep, Sweep, Page>({
      kind: 'remove-orphaned-content',
      everyMs,
      timeLimitMs,
      perform: async ({ after }, signal) => (bucket.isNamed ? bucket.list(after, signal) : { contents: [] }),
      complete: (tx, { after }, page) => this.look(tx, after, page),
    });
  }

  private async look(
    tx: Transaction,
    after: string | undefined,
    { contents, last }: Page,
  ): Promise<Continuation<Sweep> | void> {
    if (after === undefined) await removeRows(tx);
    const before = tx.now.getTime() - mayBeOnItsWayMs;
    const orphans = await withoutOwner(
      tx,
      contents.filter(({ lastModified }) => lastModified.getTime() < before),
    );
    this.removeAll(tx, orphans);
    if (last !== undefined) return { payload: { after: last } };
  }

  private removeAll(tx: Transaction, orphans: ContentName[]): void {
    if (orphans.length === 0) return;
    if (orphans.length > maxRemoved) {
      const first = orphans.slice(0, maxRemoved);
      this.logger.error(
        { event: 'document.orphans_kept', count: orphans.length, first },
        'so many contents of no document are left in S3: this may not be their database',
      );
      return;
    }
    this.logger.warn({ event: 'document.orphans', contents: orphans }, 'contents of no document are removed from S3');
    removeContents(tx, orphans);
  }
}

const removeRows = (tx: Transaction): Promise<number> =>
  tx.execute(
    `DELETE FROM document_content c WHERE NOT EXISTS (SELECT FROM document d WHERE d.document_id = c.document_id)`,
  );

/**
 * Of contents in the bucket those that no document has, by ids and hashes. A document that is not rendered yet may be about
 * to get its content.
 */
export const contentsOfNoDocument = `SELECT document_id AS "documentId", sha256
  FROM unnest($1::uuid[], $2::text[]) AS listed(document_id, sha256)
  WHERE NOT EXISTS (SELECT FROM document d WHERE d.document_id = listed.document_id
    AND (d.sha256 IS NULL OR (d.sha256 = listed.sha256 AND d.content_store = 'S3')))`;

const withoutOwner = (tx: Transaction, contents: Listed[]): Promise<ContentName[]> =>
  tx.query<ContentName>(contentsOfNoDocument, [
    contents.map(({ documentId }) => documentId),
    contents.map(({ sha256 }) => sha256),
  ]);
