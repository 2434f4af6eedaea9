import { meetingSnapshot, meetingTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { MeetingEntity } from './meeting.entity';
import { meetingProjection } from './meeting.projection';

export const meetingRoot = defineRoot({
  resource: 'meeting',
  entity: MeetingEntity,
  id: 'meetingId',
  topic: meetingTopic,
  projection: meetingProjection,
  snapshot: meetingSnapshot,
});
