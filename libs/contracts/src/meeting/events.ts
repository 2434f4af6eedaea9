import type { EventDefinition } from '../common/events';
import {
  meetingCancelled,
  meetingCreated,
  meetingDeleted,
  meetingLost,
  meetingSnapshot,
  meetingUpdated,
  meetingWon,
} from './meeting.events';

/** Everything that the meeting service publishes. */
export const meetingEvents: EventDefinition[] = [
  meetingCreated,
  meetingUpdated,
  meetingSnapshot,
  meetingWon,
  meetingLost,
  meetingCancelled,
  meetingDeleted,
];
