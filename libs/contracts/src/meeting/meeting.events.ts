import { CausedEventData, defineEvent, defineSnapshot, sampleActor as actor, topic } from '../common/events';
import { CodeField, ObjectField } from '../common/fields';
import { MeetingStatusCode } from './codes';
import { Meeting } from './meeting.dto';
import { meetingSample } from './meeting.sample';

export const meetingTopic = topic('ovipro.meeting', 'meetingId', { owner: 'meeting' });

/** What an event about a meeting carries. */
export class MeetingEventData extends CausedEventData {
  @ObjectField(() => Meeting)
  meeting!: Meeting;
}

/** What an event about a changed meeting carries. */
export class MeetingStatusEventData extends MeetingEventData {
  @CodeField(MeetingStatusCode)
  previousStatusCode!: MeetingStatusCode;
}

export const meetingCreated = defineEvent({
  name: 'meeting-created',
  topic: meetingTopic,
  description: 'A meeting was created, whatever its status.',
  data: MeetingEventData,
  sample: { meeting: meetingSample, actor },
});

export const meetingUpdated = defineEvent({
  name: 'meeting-updated',
  topic: meetingTopic,
  description: 'A meeting was changed, its status not.',
  data: MeetingStatusEventData,
  sample: { meeting: meetingSample, actor, previousStatusCode: 'WAITING' },
});

export const meetingSnapshot = defineSnapshot({
  topic: meetingTopic,
  shows: 'The present state of a meeting',
  data: MeetingEventData,
  sample: { meeting: meetingSample },
});

export const meetingWon = defineEvent({
  name: 'meeting-won',
  topic: meetingTopic,
  description: 'A meeting was won: the customer came to us, or a result was corrected.',
  data: MeetingStatusEventData,
  sample: { meeting: { ...meetingSample, statusCode: 'WON' }, actor, previousStatusCode: 'WAITING' },
});

export const meetingLost = defineEvent({
  name: 'meeting-lost',
  topic: meetingTopic,
  description: 'A meeting was lost, or a result was corrected.',
  data: MeetingStatusEventData,
  sample: { meeting: { ...meetingSample, statusCode: 'LOST' }, actor, previousStatusCode: 'WAITING' },
});

export const meetingCancelled = defineEvent({
  name: 'meeting-cancelled',
  topic: meetingTopic,
  description: 'A meeting was cancelled. This is final.',
  data: MeetingStatusEventData,
  sample: { meeting: { ...meetingSample, statusCode: 'CANCELLED' }, actor, previousStatusCode: 'WAITING' },
});

export const meetingDeleted = defineEvent({
  name: 'meeting-deleted',
  topic: meetingTopic,
  description: 'A meeting was deleted; this was its last state.',
  data: MeetingStatusEventData,
  sample: { meeting: meetingSample, actor, previousStatusCode: 'WAITING' },
});
