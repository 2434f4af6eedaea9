import { Injectable } from '@nestjs/common';
import { documentGenerated } from '@ovipro/contracts';
import { defineJob, type Job, type Transaction } from '@ovipro/platform';
import { createHash } from 'node:crypto';
import { assignmentRoot } from '../assignment/assignment.root';
import { AssignmentConfig } from '../config';
import { addContractHash } from '../diary/contract-hash.search';
import { DocumentContents } from './document-contents';
import { documentChild } from './document.child';
import { DocumentEntity } from './document.entity';
import { type Rendering, renderingKind } from './documents';
import { LogoEntity } from './logo.entity';
import type { DocumentInput } from './render/input';
import { renderInWorker } from './render/render-in-worker';

/** Starting a thread and bringing the content away take their time besides. */
const allowanceMs = 30_000;

interface Rendered {
  bytes: Buffer;
  sha256: string;
}

/** Renders documents in the worker, each in a thread with limits; no transaction is open meanwhile. */
@Injectable()
export class DocumentRendering {
  readonly job: Job<Rendering>;

  constructor(
    private readonly config: AssignmentConfig,
    private readonly contents: DocumentContents,
  ) {
    this.job = defineJob<Rendering, DocumentInput, Rendered>({
      kind: renderingKind,
      concurrency: config.documentRenderers,
      timeLimitMs: config.documentRenderTimeMs + allowanceMs,
      load: (tx, { documentId }) => this.load(tx, documentId),
      perform: (input, signal) => this.render(input, signal),
      complete: (tx, { documentId }, rendered) => this.keep(tx, documentId, rendered),
    });
  }

  /** Nothing where the document is gone or has its content. */
  private async load(tx: Transaction, documentId: string): Promise<DocumentInput | undefined> {
    const manager = await tx.manager();
    const document = await manager.findOneBy(DocumentEntity, { documentId });
    if (!document || document.sha256 !== null) return undefined;
    const { input } = document;
    const { logoSha256: sha256 } = input.agency;
    if (sha256 === undefined) return input;
    const { bytes } = await manager.findOneByOrFail(LogoEntity, { sha256 });
    // a copy of its own: the driver's may be part of something large, which would go to the thread as a whole
    return { ...input, agency: { ...input.agency, logo: new Uint8Array(bytes) } };
  }

  private async render(input: DocumentInput, signal: AbortSignal): Promise<Rendered> {
    const { documentRenderTimeMs: timeLimitMs, documentRenderMemoryMb: memoryLimitMb } = this.config;
    const bytes = await renderInWorker(input, { timeLimitMs, memoryLimitMb }, signal);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.contents.upload({ documentId: input.documentId, sha256 }, bytes, signal);
    return { bytes, sha256 };
  }

  private async keep(tx: Transaction, documentId: string, { bytes, sha256 }: Rendered): Promise<void> {
    // the input of 100 assets is large, and nobody asks for it here
    const which = { select: { documentId: true, assignmentId: true }, where: { documentId } } as const;
    const found = await (await tx.manager()).findOne(DocumentEntity, which);
    if (!found) return;
    const { assignmentId } = found;
    const assignment = await tx.lockRelated(assignmentRoot, assignmentId);
    const document = await tx.findChild(documentChild, assignment, documentId);
    if (!document || document.sha256 !== null) return;
    Object.assign(document, { sha256, contentLength: bytes.length, contentStore: this.contents.code });
    this.contents.keep(tx, documentId, bytes);
    await addContractHash(tx, assignmentId, { documentId, sha256 });
    tx.emit(document, documentGenerated);
  }
}
