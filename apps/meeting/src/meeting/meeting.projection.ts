import { Meeting, type MeetingDetails, MeetingRow } from '@ovipro/contracts';
import { defineProjection, pick, withNames } from '@ovipro/platform';
import { meetingNames } from '../directory/directory';
import { MeetingEntity } from './meeting.entity';

/** What a caller says, as it is kept: what is searched or sorted has a column of its own. */
export function meetingColumns(details: MeetingDetails) {
  const { agencyOfficeId, typeCode, statusCode, sourceTypeCode, ...content } = details;
  return {
    ...{ agencyOfficeId, typeCode, statusCode, sourceTypeCode, content },
    visitTime: new Date(content.visitTime),
    partyIds: content.parties.map(({ partyId }) => partyId),
    agentIds: content.agents.map(({ agentId }) => agentId),
  };
}

/** The meeting as GET answers it and as events carry it. */
export const meetingProjection = defineProjection({
  entity: MeetingEntity,
  type: Meeting,
  shape: {
    meetingId: 'meetingId',
    agencyOfficeId: 'agencyOfficeId',
    typeCode: 'typeCode',
    statusCode: 'statusCode',
    sourceTypeCode: 'sourceTypeCode',
    '...': 'content',
  },
});

/** The meeting as a search shows it. */
export const meetingRowProjection = defineProjection({
  entity: MeetingEntity,
  type: MeetingRow,
  shape: {
    meetingId: 'meetingId',
    typeCode: 'typeCode',
    address: pick('content.meetingRealty.address', [
      ...(['addressLine1', 'addressLine2', 'stairwell', 'apartmentNumber'] as const),
      ...(['district', 'region', 'postcode', 'locality', 'country'] as const),
    ]),
    sourceTypeCode: 'sourceTypeCode',
    parties: withNames(meetingNames, 'party', { at: 'content.parties', id: 'partyId' }, [
      ...(['partyName', 'emailAddress', 'phoneNumber'] as const),
    ]),
    agents: withNames(meetingNames, 'agent', { at: 'content.agents', id: 'agentId' }, ['firstName', 'lastName']),
    visitTime: 'content.visitTime',
    createdByName: 'createdByName',
    creationTime: 'creationTime',
    modificationTime: 'modificationTime',
    statusCode: 'statusCode',
    realtyId: 'content.realtyId',
  },
});
