import { type Lead, utc } from '@ovipro/contracts';
import { optionalText, optionalTime, restOf } from '@ovipro/platform';
import type { LeadEntity } from './lead.entity';

/** The lead as GET answers it: the whitelist, for events. `leadAnswer` says the same in SQL, for reads. */
export function toLead(entity: LeadEntity): Lead {
  const { content, customer, agentId, partyId, assignmentTime, decisionTime } = entity;
  return {
    leadId: entity.leadId,
    leadStatusCode: entity.leadStatusCode,
    leadActionCodes: entity.leadActionCodes,
    lead: {
      ...content,
      leadTypeCode: entity.leadTypeCode,
      leadSourceTypeCode: entity.leadSourceTypeCode,
      agencyOfficeId: entity.agencyOfficeId,
      ...(agentId && { agentId }),
      customer: { ...customer, ...(partyId && { partyId }) },
    },
    ...(assignmentTime && { assignmentTime: utc(assignmentTime) }),
    ...(decisionTime && { decisionTime: utc(decisionTime) }),
    creationTime: utc(entity.creationTime),
    modificationTime: utc(entity.modificationTime),
  };
}

/** As {@link toLead}, over the columns of `t`; as text, since pages are made of it. */
export const leadAnswer = `concat(
  '{"leadId":"', t.lead_id, '","leadStatusCode":"', t.lead_status_code,
  '","leadActionCodes":', array_to_json(t.lead_action_codes),
  ',"lead":{"leadTypeCode":', to_json(t.lead_type_code), ',"leadSourceTypeCode":', to_json(t.lead_source_type_code),
  ',"agencyOfficeId":"', t.agency_office_id, '"', ${optionalText('agentId', 't.agent_id')},
  ',"customer":', CASE WHEN t.party_id IS NULL THEN t.customer::text
    ELSE concat('{"partyId":"', t.party_id, '"', ${restOf('t.customer')}) END, ${restOf('t.content')},
  ${optionalTime('assignmentTime', 't.assignment_time')}, ${optionalTime('decisionTime', 't.decision_time')},
  ${optionalTime('creationTime', 't.creation_time')}, ${optionalTime('modificationTime', 't.modification_time')}, '}')`;
