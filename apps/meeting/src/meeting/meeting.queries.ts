import { Injectable } from '@nestjs/common';
import type { MeetingSearch } from '@ovipro/contracts';
import {
  after,
  type HttpResult,
  anyOf,
  before,
  type Caller,
  ok,
  overlaps,
  Reader,
  type ResourceView,
  type View,
} from '@ovipro/platform';
import { meetingProjection, meetingRowProjection } from './meeting.projection';

const meeting: ResourceView = {
  resource: 'meeting',
  table: 'meeting',
  id: 'meeting_id',
  projection: meetingProjection,
};

export const meetingView: View<MeetingSearch> = {
  ...meeting,
  projection: meetingRowProjection,
  list: 'meetings',
  filters: {
    sourceTypeCode: anyOf('source_type_code', 'text'),
    statusCode: anyOf('status_code', 'meeting_status_code'),
    partyId: overlaps('party_ids', 'uuid'),
    agentId: overlaps('agent_ids', 'uuid'),
    typeCode: anyOf('type_code', 'meeting_type_code'),
    visitTimeBefore: before('visit_time'),
    visitTimeAfter: after('visit_time'),
    modifiedAfter: after('modification_time'),
  },
  sorts: {
    creationTime: { column: 'creation_time' },
    modificationTime: { column: 'modification_time' },
    visitTime: { column: 'visit_time' },
    statusCode: { column: 'status_code' },
    typeCode: { column: 'type_code' },
  },
  defaultSort: 'creationTime|desc',
  picks: ['partyId', 'agentId'],
  words: { table: 'meeting_word', includes: ['creation_time'] },
};

@Injectable()
export class MeetingQueries {
  constructor(private readonly reader: Reader) {}

  async search(caller: Caller, query: MeetingSearch): Promise<HttpResult> {
    return ok(await this.reader.page(meetingView, caller, query));
  }

  async one(caller: Caller, meetingId: string): Promise<HttpResult> {
    const { body, etag } = await this.reader.one(meeting, caller, meetingId);
    return ok(body, { etag });
  }
}
