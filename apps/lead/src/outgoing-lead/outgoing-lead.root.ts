import { outgoingLeadSnapshot, outgoingLeadTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { OutgoingLeadEntity } from './outgoing-lead.entity';
import { toOutgoingLead } from './outgoing-lead.mapper';

export const outgoingLeadRoot = defineRoot({
  resource: 'outgoing-lead',
  entity: OutgoingLeadEntity,
  id: 'leadId',
  topic: outgoingLeadTopic,
  answer: toOutgoingLead,
  snapshot: outgoingLeadSnapshot,
});
