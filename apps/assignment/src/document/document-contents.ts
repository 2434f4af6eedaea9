import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@ovipro/platform';
import { DocumentContentEntity } from './document-content.entity';
import type { ContentStoreCode } from './document.entity';

/** Where the content of documents is kept. A document has one content, which never changes. */
export abstract class DocumentContents {
  abstract readonly code: ContentStoreCode;

  /** Brings the content to where it is kept, where that is outside the database. The same again does no harm. */
  abstract upload(documentId: string, bytes: Buffer): Promise<void>;

  /** Keeps the content in the transaction that says it is there. */
  abstract keep(tx: Transaction, documentId: string, bytes: Buffer): void;

  /** The content of a document; undefined where there is none. */
  abstract read(documentId: string): Promise<Buffer | undefined>;
}

/** In the database itself: nothing else to run, and a backup has everything. */
@Injectable()
export class DatabaseContents extends DocumentContents {
  readonly code = 'DATABASE';

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async upload(): Promise<void> {}

  keep(tx: Transaction, documentId: string, bytes: Buffer): void {
    tx.append(DocumentContentEntity, { documentId, bytes });
  }

  async read(documentId: string): Promise<Buffer | undefined> {
    const find = async (tx: Transaction) => (await tx.manager()).findOneBy(DocumentContentEntity, { documentId });
    return (await this.unitOfWork.run(find))?.bytes;
  }
}
