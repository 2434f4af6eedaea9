import { type Meeting, type MeetingDetails, utc } from '@ovipro/contracts';
import type { MeetingEntity } from './meeting.entity';

/** What a caller says, as it is kept: what is searched or sorted has a column of its own. */
export const meetingColumns = ({ agencyOfficeId, name, ...content }: MeetingDetails) => ({
  agencyOfficeId,
  name,
  content,
});

/** A meeting as GET answers it: the whitelist, for events. `meetingAnswer` says the same in SQL, for reads. */
export const toMeeting = (entity: MeetingEntity): Meeting => ({
  ...entity.content,
  meetingId: entity.meetingId,
  agencyOfficeId: entity.agencyOfficeId,
  name: entity.name,
  creationTime: utc(entity.creationTime),
  modificationTime: utc(entity.modificationTime),
});

/** As {@link toMeeting}, over the columns of `t`. */
export const meetingAnswer = `json_strip_nulls((t.content || jsonb_build_object(
  'meetingId', t.meeting_id,
  'agencyOfficeId', t.agency_office_id,
  'name', t.name,
  'creationTime', iso_time(t.creation_time),
  'modificationTime', iso_time(t.modification_time)))::json)`;
