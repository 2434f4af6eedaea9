import { Lead } from '@ovipro/contracts';
import { defineProjection } from '@ovipro/platform';
import { LeadEntity } from './lead.entity';

/** The lead as GET answers it and as events carry it. */
export const leadProjection = defineProjection({
  entity: LeadEntity,
  type: Lead,
  shape: {
    leadId: 'leadId',
    leadStatusCode: 'leadStatusCode',
    leadActionCodes: 'leadActionCodes',
    lead: {
      leadTypeCode: 'leadTypeCode',
      leadSourceTypeCode: 'leadSourceTypeCode',
      agencyOfficeId: 'agencyOfficeId',
      agentId: 'agentId',
      customer: { partyId: 'partyId', '...': 'customer' },
      '...': 'content',
    },
    assignmentTime: 'assignmentTime',
    decisionTime: 'decisionTime',
    creationTime: 'creationTime',
    modificationTime: 'modificationTime',
  },
});
