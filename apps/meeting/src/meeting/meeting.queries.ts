import { Injectable } from '@nestjs/common';
import type { MeetingSearch } from '@ovipro/contracts';
import { type Answer, anyOf, type Caller, equals, etagOf, ok, Reader, type View } from '@ovipro/platform';
import { meetingAnswer } from './meeting.mapper';

const meetings: View<MeetingSearch> = {
  resource: 'meeting',
  table: 'meeting',
  id: 'meeting_id',
  answer: meetingAnswer,
  list: 'meetings',
  filters: {
    meetingId: anyOf('meeting_id', 'uuid'),
    name: equals('name', 'text'),
  },
  sorts: {
    creationTime: { column: 'creation_time' },
    modificationTime: { column: 'modification_time' },
    name: { column: 'name' },
  },
  defaultSort: 'creationTime|desc',
};

@Injectable()
export class MeetingQueries {
  constructor(private readonly reader: Reader) {}

  async search(caller: Caller, query: MeetingSearch): Promise<Answer> {
    return ok(await this.reader.page(meetings, caller, query));
  }

  async one(caller: Caller, meetingId: string): Promise<Answer> {
    const { body, version } = await this.reader.one(meetings, caller, meetingId);
    return ok(body, { etag: etagOf(version) });
  }
}
