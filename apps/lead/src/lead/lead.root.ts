import { leadSnapshot, leadTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { LeadEntity } from './lead.entity';
import { leadProjection } from './lead.projection';

export const leadRoot = defineRoot({
  resource: 'lead',
  entity: LeadEntity,
  id: 'leadId',
  topic: leadTopic,
  projection: leadProjection,
  snapshot: leadSnapshot,
});
