import { type MeetingSearch, meetingSortFields } from '@ovipro/contracts';
import { after, anyOf, before, defineSearch, overlaps } from '@ovipro/platform';
import type { MeetingEntity } from './meeting.entity';
import { meetingRowProjection } from './meeting.projection';
import { meetingRoot } from './meeting.root';
import { meetingTerms } from './meeting.search-terms';

export const meetingSearch = defineSearch<MeetingSearch, MeetingEntity>({
  resource: meetingRoot,
  projection: meetingRowProjection,
  list: 'meetings',
  filters: {
    sourceTypeCode: anyOf('sourceTypeCode'),
    statusCode: anyOf('statusCode'),
    partyId: overlaps('partyIds'),
    agentId: overlaps('agentIds'),
    typeCode: anyOf('typeCode'),
    visitTimeBefore: before('visitTime'),
    visitTimeAfter: after('visitTime'),
    modifiedAfter: after('modificationTime'),
  },
  sorts: meetingSortFields,
  defaultSort: 'creationTime|desc',
  selectiveFilters: ['partyId', 'agentId'],
  terms: meetingTerms,
});
