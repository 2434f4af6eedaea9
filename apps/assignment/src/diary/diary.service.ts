import { Injectable } from '@nestjs/common';
import { diaryOf, type DiaryRecord } from '@ovipro/contracts';
import { type Caller, etagOf, type HttpResult, newCause, notFound, ok, UnitOfWork } from '@ovipro/platform';
import { assignmentRoot } from '../assignment/assignment.root';
import { DiaryEntryEntity } from './diary-entry.entity';

@Injectable()
export class DiaryService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The diary of an assignment. Its entries only ever grow in number, which is its version.
   * @throws ApiError notFound where the assignment is unknown or not the caller's to see
   */
  find(caller: Caller, assignmentId: string): Promise<HttpResult> {
    return this.unitOfWork.run(
      async (tx) => {
        if (!(await tx.find(assignmentRoot, assignmentId))) throw notFound();
        const manager = await tx.manager();
        const entries = await manager.find(DiaryEntryEntity, {
          where: { assignmentId },
          order: { entryNumber: 'ASC' },
        });
        return ok(diaryOf(assignmentId, entries as DiaryRecord[]), { etag: etagOf(entries.length) });
      },
      { caller, cause: newCause() },
    );
  }
}
