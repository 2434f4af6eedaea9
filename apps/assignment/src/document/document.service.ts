import { Injectable } from '@nestjs/common';
import type { AssignmentDocument } from '@ovipro/contracts';
import { type Caller, file, type FileResult, Reader, unavailable } from '@ovipro/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { AssignmentConfig } from '../config';
import { DocumentContents } from './document-contents';
import { documents } from './document.search';

const lookEveryMs = 200;
const retryAfterSeconds = 5;

@Injectable()
export class DocumentService {
  constructor(
    private readonly reader: Reader,
    private readonly contents: DocumentContents,
    private readonly config: AssignmentConfig,
  ) {}

  /**
   * The content of a document. Whoever comes before it is rendered waits for it.
   * @throws ApiError notFound where the document is unknown or not the caller's to see, unavailable where it takes too long
   */
  async content(caller: Caller, documentId: string): Promise<FileResult> {
    const { documentName, contentType, sha256, contentLength } = await this.rendered(caller, documentId);
    const isMade = sha256 !== undefined && contentLength !== undefined;
    const content = isMade ? await this.contents.read({ documentId, sha256, contentLength }) : undefined;
    if (!content) throw unavailable('The document is not rendered yet.', retryAfterSeconds);
    return file(content, { mediaType: contentType, fileName: documentName, etag: `"${sha256}"` });
  }

  /** The document once it is rendered, or as it is when the time is up. */
  private async rendered(caller: Caller, documentId: string): Promise<AssignmentDocument> {
    const end = performance.now() + this.config.documentWaitMs;
    for (;;) {
      // whoever waits may lose the sight of it meanwhile
      const { body } = await this.reader.read(documents, caller, documentId);
      const document = JSON.parse(body) as AssignmentDocument;
      if (document.sha256 !== undefined || performance.now() >= end) return document;
      await pause(Math.min(lookEveryMs, end - performance.now()));
    }
  }
}
