import type { Meeting } from './meeting.dto';

/** Says everything that a meeting can say. */
export const meetingSample: Meeting = {
  meetingId: 'c6b87022-40b6-40c0-af83-baeac9a1765d',
  agencyOfficeId: '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8',
  name: 'Ensimmäinen',
  notes: 'Avaimet saa toimistolta.',
  creationTime: '2023-08-02T13:32:28Z',
  modificationTime: '2023-08-03T11:45:09Z',
};
