import { type Lead, utc } from '@ovipro/contracts';
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

/** As {@link toLead}, over the columns of `t`. */
export const leadAnswer = `json_strip_nulls(json_build_object(
  'leadId', t.lead_id,
  'leadStatusCode', t.lead_status_code,
  'leadActionCodes', t.lead_action_codes,
  'lead', t.content || jsonb_build_object(
    'leadTypeCode', t.lead_type_code,
    'leadSourceTypeCode', t.lead_source_type_code,
    'agencyOfficeId', t.agency_office_id,
    'agentId', t.agent_id,
    'customer', t.customer || jsonb_build_object('partyId', t.party_id)),
  'assignmentTime', iso_time(t.assignment_time),
  'decisionTime', iso_time(t.decision_time),
  'creationTime', iso_time(t.creation_time),
  'modificationTime', iso_time(t.modification_time)))`;
