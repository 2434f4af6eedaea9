import { Injectable } from '@nestjs/common';
import { type MeetingCreate, meetingCreated, type MeetingUpdate, meetingUpdated } from '@ovipro/contracts';
import { type Answer, created, etagOf, type RequestContext, UnitOfWork, updated } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { meetingColumns } from './meeting.mapper';
import { meetingRoot } from './meeting.root';

@Injectable()
export class MeetingService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: RequestContext, body: MeetingCreate): Promise<Answer> {
    return this.unitOfWork.command(context, async (tx) => {
      const meetingId = randomUUID();
      const meeting = tx.insert(meetingRoot, { meetingId, ...meetingColumns(body) });
      tx.emit(meeting, meetingCreated);
      return created({ meetingId }, `/meetings/${meetingId}`);
    });
  }

  update(context: RequestContext, meetingId: string, body: MeetingUpdate): Promise<Answer> {
    return this.unitOfWork.command(context, async (tx) => {
      const meeting = await tx.lock(meetingRoot, meetingId, body.agencyOfficeId);
      if (tx.change(meeting, meetingColumns(body))) tx.emit(meeting, meetingUpdated);
      return updated(etagOf(meeting.version));
    });
  }
}
