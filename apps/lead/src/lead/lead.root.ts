import { DeletedLead, leadSnapshot, leadTopic } from '@ovipro/contracts';
import { defineProjection, defineRoot } from '@ovipro/platform';
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

/** A lead of which the id alone is told. */
export const deletedLeadRoot = {
  ...leadRoot,
  projection: defineProjection({ entity: LeadEntity, type: DeletedLead, shape: { leadId: 'leadId' } }),
};
