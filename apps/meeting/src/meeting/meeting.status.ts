import type { MeetingStatusCode, MeetingUpdate } from '@ovipro/contracts';
import { invalidStatus, LifeCycle, same } from '@ovipro/platform';
import type { MeetingEntity } from './meeting.entity';

/** A cancelled meeting stays so; won and lost may correct each other. */
export const meetingLifeCycle = new LifeCycle<MeetingStatusCode>('meeting', {
  WAITING: ['WON', 'LOST', 'CANCELLED'],
  WON: ['LOST'],
  LOST: ['WON'],
  CANCELLED: [],
});

/**
 * What a meeting that is no longer WAITING may not change any more.
 * @throws ApiError INVALID_STATUS naming the state and the property
 */
export function assertFrozenUnchanged({ statusCode, content }: MeetingEntity, wanted: MeetingUpdate): void {
  if (statusCode === 'WAITING') return;
  const moved = (['parties', 'visitTime'] as const).filter((name) => !same(content[name], wanted[name]));
  if (moved.length === 0) return;
  throw invalidStatus(
    `The meeting is ${statusCode}: its ${moved.join(' and ')} cannot change any more; everything else may.`,
  );
}

/** @throws ApiError INVALID_STATUS unless the meeting is WAITING */
export function assertDeletable({ statusCode }: MeetingEntity): void {
  if (statusCode === 'WAITING') return;
  throw invalidStatus(`The meeting is ${statusCode}: only one that is WAITING can be deleted.`);
}
