import { type MeetingCreate, meetingSample, type MeetingUpdate } from '@ovipro/contracts';

/** A meeting that says everything it can; the office must be given, for it must be the caller's. */
export function aMeeting(agencyOfficeId: string, given: Partial<MeetingCreate> = {}): MeetingCreate {
  const { meetingId: _id, creationTime: _created, modificationTime: _modified, ...body } = meetingSample;
  return { ...body, agencyOfficeId, ...given };
}

/** An update that says everything it can, and changes it. */
export const aMeetingUpdate = (agencyOfficeId: string): MeetingUpdate => aMeeting(agencyOfficeId, { name: 'Toinen' });
