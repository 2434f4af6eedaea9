import { leadSnapshot, leadTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { LeadEntity } from './lead.entity';
import { toLead } from './lead.mapper';

export const leadRoot = defineRoot({
  resource: 'lead',
  entity: LeadEntity,
  id: 'leadId',
  topic: leadTopic,
  answer: toLead,
  snapshot: leadSnapshot,
});
