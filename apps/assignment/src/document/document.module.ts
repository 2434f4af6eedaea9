import { Module } from '@nestjs/common';
import { JobRunner } from '@ovipro/platform';
import { DatabaseContents, DocumentContents } from './document-contents';
import { DocumentController } from './document.controller';
import { DocumentRendering } from './document.rendering';
import { orphanRemoval } from './orphans.jobs';
import { DocumentService } from './document.service';

@Module({
  providers: [{ provide: DocumentContents, useClass: DatabaseContents }],
  exports: [DocumentContents],
})
class DocumentContentsModule {}

@Module({ imports: [DocumentContentsModule], controllers: [DocumentController], providers: [DocumentService] })
export class DocumentModule {}

/** What the worker does with documents. */
@Module({ imports: [DocumentContentsModule], providers: [DocumentRendering] })
export class DocumentWorkModule {
  constructor(runner: JobRunner, rendering: DocumentRendering) {
    runner.register(rendering.job, orphanRemoval);
  }
}
