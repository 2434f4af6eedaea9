import { MeetingStatusCode } from '@ovipro/contracts';
import { describeLifeCycle } from '@ovipro/testing';
import { meetingLifeCycle } from './meeting.status';

describe('the life cycle of a meeting', () => {
  describeLifeCycle(meetingLifeCycle, MeetingStatusCode, [
    'WAITING → WON',
    'WAITING → LOST',
    'WAITING → CANCELLED',
    'WON → LOST',
    'LOST → WON',
  ]);
});
