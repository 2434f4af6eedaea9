import { type MeetingCreate, meetingSample, type MeetingUpdate } from '@ovipro/contracts';

/** A meeting that says everything it can; the office must be given, for it must be the caller's. */
export function aMeeting(agencyOfficeId: string, given: Partial<MeetingCreate> = {}): MeetingCreate {
  const { meetingId: _id, ...body } = meetingSample;
  return { ...body, agencyOfficeId, ...given };
}

/** A meeting that says nothing that it need not. */
export function aSmallMeeting(agencyOfficeId: string, given: Partial<MeetingCreate> = {}): MeetingCreate {
  const { realtyId: _realty, notes: _notes, priceEstimate: _price, ...body } = aMeeting(agencyOfficeId);
  return { ...body, meetingRealty: { categoryCode: 'SALE', subCategoryCode: 'SHARE' }, ...given };
}

/** An update that says everything it can, and changes it. */
export const aMeetingUpdate = (agencyOfficeId: string): MeetingUpdate =>
  aMeeting(agencyOfficeId, { statusCode: 'WON', notes: 'Toinen.' });
