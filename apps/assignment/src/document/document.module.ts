import { Module } from '@nestjs/common';
import { JobRunner } from '@ovipro/platform';
import { AssignmentConfig } from '../config';
import { ContentBucket } from './content-bucket';
import { DocumentContents } from './document-contents';
import { DocumentController } from './document.controller';
import { DocumentRendering } from './document.rendering';
import { DocumentService } from './document.service';
import { ContentUpkeep } from './orphans.jobs';

@Module({
  providers: [
    {
      provide: ContentBucket,
      useFactory: (config: AssignmentConfig) => new ContentBucket(config),
      inject: [AssignmentConfig],
    },
    DocumentContents,
  ],
  exports: [ContentBucket, DocumentContents],
})
class DocumentContentsModule {}

@Module({ imports: [DocumentContentsModule], controllers: [DocumentController], providers: [DocumentService] })
export class DocumentModule {}

/** What the worker does with documents. */
@Module({ imports: [DocumentContentsModule], providers: [DocumentRendering, ContentUpkeep] })
export class DocumentWorkModule {
  constructor(runner: JobRunner, rendering: DocumentRendering, upkeep: ContentUpkeep) {
    runner.register(rendering.job, upkeep.removal, upkeep.sweep);
  }
}
