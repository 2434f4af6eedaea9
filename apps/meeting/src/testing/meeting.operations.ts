import {
  type MeetingCreate,
  type MeetingRow,
  MeetingStatusCode,
  meetingCreated,
  meetingDeleted,
  meetingWon,
  MeetingTypeCode,
} from '@ovipro/contracts';
import type { Operations, Fixture } from '@ovipro/testing';
import { aMeeting, aMeetingUpdate } from './meeting.mother';

const newMeeting = (fixture: Fixture, given: Partial<MeetingCreate> = {}): Promise<{ meetingId: string }> =>
  fixture.make('/meetings', aMeeting(fixture.office, given));

/** A dozen, of which several have the same times and codes. */
async function populate(fixture: Fixture): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const { meetingId } = await newMeeting(fixture, {
      visitTime: new Date(Date.UTC(2024, 4, index % 5)).toISOString(),
      statusCode: MeetingStatusCode[index % 4],
      typeCode: MeetingTypeCode[index % 2],
    });
    const sql = 'UPDATE meeting SET creation_time = $1, modification_time = $1 WHERE meeting_id = $2';
    if (index % 2 === 0) await fixture.db.query(sql, [new Date(Date.UTC(2024, 4, index % 3)), meetingId]);
  }
}

const serverOwned = ['meetingId', 'createdByName', 'creationTime', 'modificationTime'];

/** Codes of a PROPERTY, which exclude those of a SHARE. */
const notShown = ['meetingRealty.plotPropertyTypeCode', 'meetingRealty.estatePropertyTypeCode'];

export const meetingOperations: Operations = {
  createMeeting: {
    method: 'POST',
    path: '/meetings',
    kind: 'create',
    roles: ['main-user', 'agent'],
    body: ({ office }) => aMeeting(office),
    notShown,
    office: 'agencyOfficeId',
    serverOwned,
    events: [meetingCreated],
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
        creationTime: ({ creationTime }: MeetingRow) => Date.parse(creationTime),
        modificationTime: ({ modificationTime }: MeetingRow) => Date.parse(modificationTime),
        visitTime: ({ visitTime }: MeetingRow) => Date.parse(visitTime),
        statusCode: ({ statusCode }: MeetingRow) => MeetingStatusCode.indexOf(statusCode),
        typeCode: ({ typeCode }: MeetingRow) => MeetingTypeCode.indexOf(typeCode),
      },
    },
  },
  getMeeting: {
    method: 'GET',
    path: '/meetings/{meetingId}',
    kind: 'read',
    roles: ['main-user', 'agent', 'integration'],
    params: (fixture) => newMeeting(fixture),
  },
  updateMeeting: {
    method: 'PUT',
    path: '/meetings/{meetingId}',
    kind: 'update',
    roles: ['main-user', 'agent'],
    params: (fixture) => newMeeting(fixture),
    body: ({ office }) => aMeetingUpdate(office),
    notShown,
    office: 'agencyOfficeId',
    serverOwned: serverOwned.filter((name) => name !== 'meetingId'),
    events: [meetingWon],
  },
  deleteMeeting: {
    method: 'DELETE',
    path: '/meetings/{meetingId}',
    kind: 'delete',
    roles: ['main-user', 'agent'],
    params: (fixture) => newMeeting(fixture),
    events: [meetingDeleted],
  },
};
