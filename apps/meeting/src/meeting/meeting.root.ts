import { meetingSnapshot, meetingTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { MeetingEntity } from './meeting.entity';
import { toMeeting } from './meeting.mapper';

export const meetingRoot = defineRoot({
  resource: 'meeting',
  entity: MeetingEntity,
  id: 'meetingId',
  topic: meetingTopic,
  answer: toMeeting,
  snapshot: meetingSnapshot,
});
