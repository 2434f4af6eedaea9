import { Inject, Injectable } from '@nestjs/common';
import {
  type ByteRange,
  LOGGER,
  type Logger,
  notFound,
  RemoteFile,
  type Transaction,
  unavailable,
  UnitOfWork,
} from '@ovipro/platform';
import type { Readable } from 'node:stream';
import { AssignmentConfig } from '../config';
import { ContentBucket } from './content-bucket';
import type { ContentName } from './content-key';
import { DocumentContentEntity } from './document-content.entity';
import { type ContentStoreCode, DocumentEntity } from './document.entity';

/** A content that is there, as the metadata of its document tells of it. */
export interface MadeContent extends ContentName {
  /** In bytes. */
  contentLength: number;
}

const retryAfterSeconds = 5;

/**
 * Where the content of documents is kept: in the database itself, where there is nothing else to run and a backup has
 * everything, or in S3. A document has one content, which never changes, and stays where it was kept first.
 */
@Injectable()
export class DocumentContents {
  /** Where new content goes. */
  readonly code: ContentStoreCode;

  constructor(
    { documentStore }: AssignmentConfig,
    private readonly bucket: ContentBucket,
    private readonly unitOfWork: UnitOfWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.code = documentStore === 's3' ? 'S3' : 'DATABASE';
  }

  /** Brings new content to where it is kept, where that is outside of the database; no transaction is open. The same again does no harm. */
  async upload(name: ContentName, bytes: Buffer, signal: AbortSignal): Promise<void> {
    if (this.code === 'S3') await this.bucket.put(name, bytes, signal);
  }

  /** Keeps new content in the transaction that says it is there. */
  keep(tx: Transaction, documentId: string, bytes: Buffer): void {
    if (this.code === 'DATABASE') tx.append(DocumentContentEntity, { documentId, bytes });
  }

  /** The content of a document; undefined where the document is gone. */
  async read(content: MadeContent): Promise<Buffer | RemoteFile | undefined> {
    const { documentId, contentLength } = content;
    const store = await this.storeOf(documentId);
    if (store === 'S3') return new RemoteFile(contentLength, (part) => this.fetch(content, part));
    const find = async (tx: Transaction) => (await tx.manager()).findOneBy(DocumentContentEntity, { documentId });
    return store && (await this.unitOfWork.run(find))?.bytes;
  }

  private async storeOf(documentId: string): Promise<ContentStoreCode | undefined> {
    const which = { select: { documentId: true, contentStore: true }, where: { documentId } } as const;
    const document = await this.unitOfWork.run(async (tx) => (await tx.manager()).findOne(DocumentEntity, which));
    return document?.contentStore ?? undefined;
  }

  /** @throws ApiError notFound where the document was discarded meanwhile, unavailable where S3 does not answer */
  private async fetch(name: ContentName, part?: ByteRange): Promise<Readable> {
    const { documentId } = name;
    const found = await this.bucket.get(name, part).catch((err: unknown) => {
      this.logger.error({ event: 'document.fetch_failed', err, documentId }, 'content cannot be fetched from S3');
      throw unavailable('The content cannot be fetched now.', retryAfterSeconds);
    });
    if (found) return found;
    if (!(await this.storeOf(documentId))) throw notFound();
    throw new Error(`The content of document ${documentId} is missing in S3.`);
  }
}
