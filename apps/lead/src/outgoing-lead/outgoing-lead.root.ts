import { outgoingLeadSnapshot, outgoingLeadTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { OutgoingLeadEntity } from './outgoing-lead.entity';
import { outgoingLeadProjection } from './outgoing-lead.projection';

export const outgoingLeadRoot = defineRoot({
  resource: 'outgoing-lead',
  entity: OutgoingLeadEntity,
  id: 'leadId',
  topic: outgoingLeadTopic,
  projection: outgoingLeadProjection,
  snapshot: outgoingLeadSnapshot,
});
