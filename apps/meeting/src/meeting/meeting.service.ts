import { Injectable } from '@nestjs/common';
import {
  type EventDefinition,
  meetingCancelled,
  type MeetingCreate,
  meetingCreated,
  meetingDeleted,
  meetingLost,
  type MeetingStatusCode,
  type MeetingUpdate,
  meetingUpdated,
  meetingWon,
} from '@ovipro/contracts';
import { created, type HttpResult, indexSearchTerms, type RequestContext, UnitOfWork, updated } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { meetingColumns, meetingProjection } from './meeting.projection';
import { meetingTerms } from './meeting.search-terms';
import { meetingRoot } from './meeting.root';
import { assertDeletable, assertFrozenUnchanged, meetingLifeCycle } from './meeting.status';

/** Published when a meeting comes into a status. Nothing leads back to WAITING. */
const eventByStatus: Record<MeetingStatusCode, EventDefinition> = {
  WAITING: meetingUpdated,
  WON: meetingWon,
  LOST: meetingLost,
  CANCELLED: meetingCancelled,
};

@Injectable()
export class MeetingService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: RequestContext, body: MeetingCreate): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const meetingId = randomUUID();
      const createdByName = context.caller?.name ?? '';
      const columns = meetingColumns(body);
      const searchTerms = await indexSearchTerms(tx, meetingTerms, meetingId, columns);
      const meeting = tx.insert(meetingRoot, { meetingId, createdByName, searchTerms, ...columns });
      tx.emit(meeting, meetingCreated);
      return created({ meetingId }, `/meetings/${meetingId}`);
    });
  }

  update(context: RequestContext, meetingId: string, body: MeetingUpdate): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const meeting = await tx.lock(meetingRoot, meetingId, body.agencyOfficeId);
      const { statusCode: previousStatusCode } = meeting;
      meetingLifeCycle.assertTransition(previousStatusCode, body.statusCode);
      assertFrozenUnchanged(meeting, body);
      const columns = meetingColumns(body);
      const searchTerms = await indexSearchTerms(tx, meetingTerms, meetingId, columns);
      if (tx.change(meeting, columns)) {
        meeting.searchTerms = searchTerms;
        const moved = meeting.statusCode !== previousStatusCode;
        tx.emit(meeting, moved ? eventByStatus[meeting.statusCode] : meetingUpdated, { previousStatusCode });
      }
      return updated(meetingProjection.etag(meeting));
    });
  }

  delete(context: RequestContext, meetingId: string): Promise<HttpResult> {
    return this.unitOfWork.command(context, async (tx) => {
      const meeting = await tx.lock(meetingRoot, meetingId);
      assertDeletable(meeting);
      tx.delete(meeting);
      tx.emit(meeting, meetingDeleted, { previousStatusCode: meeting.statusCode });
      return updated();
    });
  }
}
