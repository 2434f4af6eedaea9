import { type OutgoingLead, utc } from '@ovipro/contracts';
import type { OutgoingLeadEntity } from './outgoing-lead.entity';

/** The outgoing lead as GET answers it: the whitelist, for events. `outgoingLeadAnswer` says the same in SQL, for reads. */
export function toOutgoingLead(entity: OutgoingLeadEntity): OutgoingLead {
  const { leadId, content, customer, sender, agencyOfficeId, agentId, partyId, creationTime } = entity;
  return {
    leadId,
    lead: content,
    customer: { ...customer, partyId },
    sender: { ...sender, agencyOfficeId, ...(agentId && { agentId }) },
    creationTime: utc(creationTime),
  };
}

/** As {@link toOutgoingLead}, over the columns of `t`. */
export const outgoingLeadAnswer = `json_strip_nulls(json_build_object(
  'leadId', t.lead_id,
  'lead', t.content,
  'customer', t.customer || jsonb_build_object('partyId', t.party_id),
  'sender', t.sender || jsonb_build_object('agencyOfficeId', t.agency_office_id, 'agentId', t.agent_id),
  'creationTime', iso_time(t.creation_time)))`;
