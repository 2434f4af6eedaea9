import { type Meeting, type MeetingCreate, meetingTopic } from '@ovipro/contracts';
import type { Operations, World } from '@ovipro/testing';
import { aMeeting, aMeetingUpdate } from './meeting.mother';

const newMeeting = (world: World, given: Partial<MeetingCreate> = {}): Promise<{ meetingId: string }> =>
  world.make('/meetings', aMeeting(world.office, given));

/** A dozen, of which several have the same name and were created at the same time. */
async function populate(world: World): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const { meetingId } = await newMeeting(world, { name: `Nimi ${'aÅbB'[index % 4]}` });
    const sql = 'UPDATE meeting SET creation_time = $1, modification_time = $1 WHERE meeting_id = $2';
    if (index % 2 === 0) await world.db.query(sql, [new Date(Date.UTC(2024, 4, index % 3)), meetingId]);
  }
}

const serverOwned = ['meetingId', 'creationTime', 'modificationTime'];

export const meetingOperations: Operations = {
  createMeeting: {
    method: 'POST',
    path: '/meetings',
    kind: 'create',
    roles: ['main-user', 'agent'],
    body: ({ office }) => aMeeting(office),
    office: 'agencyOfficeId',
    serverOwned,
    topic: meetingTopic,
  },
  searchMeetings: {
    method: 'GET',
    path: '/meetings',
    kind: 'search',
    roles: ['main-user', 'agent', 'integration'],
    search: {
      list: 'meetings',
      id: 'meetingId',
      populate,
      officeParameter: 'agencyOfficeId',
      defaultSort: 'creationTime|desc',
      sorts: {
        creationTime: ({ creationTime }: Meeting) => Date.parse(creationTime),
        modificationTime: ({ modificationTime }: Meeting) => Date.parse(modificationTime),
        name: ({ name }: Meeting) => name,
      },
    },
  },
  getMeeting: {
    method: 'GET',
    path: '/meetings/{meetingId}',
    kind: 'read',
    roles: ['main-user', 'agent', 'integration'],
    params: (world) => newMeeting(world),
  },
  updateMeeting: {
    method: 'PUT',
    path: '/meetings/{meetingId}',
    kind: 'update',
    roles: ['main-user', 'agent'],
    params: (world) => newMeeting(world),
    body: ({ office }) => aMeetingUpdate(office),
    office: 'agencyOfficeId',
    serverOwned,
    topic: meetingTopic,
  },
};
