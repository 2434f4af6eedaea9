import type { Meeting, MeetingDetails, MeetingRowAddress } from '@ovipro/contracts';
import { restOf } from '@ovipro/platform';
import type { MeetingEntity } from './meeting.entity';

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

/** A meeting as GET answers it: the whitelist, for events. `meetingAnswer` says the same in SQL, for reads. */
export const toMeeting = (entity: MeetingEntity): Meeting => ({
  ...entity.content,
  meetingId: entity.meetingId,
  agencyOfficeId: entity.agencyOfficeId,
  typeCode: entity.typeCode,
  statusCode: entity.statusCode,
  sourceTypeCode: entity.sourceTypeCode,
});

/** As {@link toMeeting}, over the columns of `t`. */
export const meetingAnswer = `concat(
  '{"meetingId":"', t.meeting_id, '","agencyOfficeId":"', t.agency_office_id,
  '","typeCode":"', t.type_code, '","statusCode":"', t.status_code, '","sourceTypeCode":"', t.source_type_code,
  '"', ${restOf('t.content')})`;

/** What of the address a search shows. */
const shown: (keyof MeetingRowAddress)[] = [
  ...(['addressLine1', 'addressLine2', 'stairwell', 'apartmentNumber'] as const),
  ...(['district', 'region', 'postcode', 'locality', 'country'] as const),
];

const address = `(SELECT json_build_object(${shown.map((name) => `'${name}', a->>'${name}'`).join(', ')})
  FROM (SELECT t.content #> '{meetingRealty,address}') AS given(a) WHERE a IS NOT NULL)`;

/** Those of a list, in its order, with what the directory knows of them. */
const named = (kind: 'party' | 'agent', fields: string[]): string => `(
  SELECT json_agg(json_build_object('${kind}Id', listed.id, ${fields.map((name) => `'${name}', known.data->>'${name}'`).join(', ')})
    ORDER BY listed.place)
  FROM unnest(t.${kind}_ids) WITH ORDINALITY AS listed(id, place)
  LEFT JOIN directory_entry known ON known.kind = '${kind}' AND known.id = listed.id)`;

/** A meeting as a search shows it, over the columns of `t`. */
export const meetingRow = `json_strip_nulls(json_build_object(
  'meetingId', t.meeting_id,
  'typeCode', t.type_code,
  'address', ${address},
  'sourceTypeCode', t.source_type_code,
  'parties', ${named('party', ['partyName', 'emailAddress', 'phoneNumber'])},
  'agents', ${named('agent', ['firstName', 'lastName'])},
  'visitTime', t.content->>'visitTime',
  'createdByName', t.created_by_name,
  'creationTime', iso_time(t.creation_time),
  'modificationTime', iso_time(t.modification_time),
  'statusCode', t.status_code,
  'realtyId', t.content->>'realtyId'))`;
