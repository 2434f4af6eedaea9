import { Actor, defineEvent, topic } from '../common/events';
import { ObjectField } from '../common/fields';
import { Meeting } from './meeting.dto';
import { meetingSample } from './meeting.sample';

export const meetingTopic = topic('ovipro.meeting', 'meetingId', { owner: 'meeting' });

export class MeetingEventData {
  @ObjectField(() => Meeting)
  meeting!: Meeting;

  @ObjectField(() => Actor)
  actor!: Actor;
}

const actor: Actor = {
  sub: 'ville.valittaja',
  name: 'Ville Välittäjä',
  agentId: 'ecddaeca-160a-46c4-987a-075942a4c512',
};

export const meetingCreated = defineEvent({
  name: 'meeting-created',
  topic: meetingTopic,
  description: 'A meeting was created.',
  data: MeetingEventData,
  sample: { meeting: meetingSample, actor },
});

export const meetingUpdated = defineEvent({
  name: 'meeting-updated',
  topic: meetingTopic,
  description: 'A meeting was changed.',
  data: MeetingEventData,
  sample: { meeting: meetingSample, actor },
});

export const meetingSnapshot = defineEvent({
  name: 'meeting-snapshot',
  topic: meetingTopic,
  description: 'The present state of a meeting, published on request for late subscribers and restores.',
  data: MeetingEventData,
  sample: { meeting: meetingSample, actor: { sub: 'system:meeting', name: 'OviPro' } },
});
