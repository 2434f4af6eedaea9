import type { EventDefinition } from '../common/events';
import { meetingCreated, meetingUpdated, meetingSnapshot } from './meeting.events';

/** Everything that the meeting service publishes. */
export const meetingEvents: EventDefinition[] = [meetingCreated, meetingUpdated, meetingSnapshot];
