import { OutgoingLead } from '@ovipro/contracts';
import { defineProjection } from '@ovipro/platform';
import { OutgoingLeadEntity } from './outgoing-lead.entity';

/** The outgoing lead as GET answers it and as events carry it. */
export const outgoingLeadProjection = defineProjection({
  entity: OutgoingLeadEntity,
  type: OutgoingLead,
  shape: {
    leadId: 'leadId',
    lead: 'content',
    customer: { partyId: 'partyId', '...': 'customer' },
    sender: { agencyOfficeId: 'agencyOfficeId', agentId: 'agentId', '...': 'sender' },
    creationTime: 'creationTime',
  },
});
