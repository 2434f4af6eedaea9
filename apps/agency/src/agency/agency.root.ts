import { agencySnapshot, agencyTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { AgencyEntity } from './agency.entity';
import { agencyProjection } from './agency.projection';

export const agencyRoot = defineRoot({
  resource: 'agency',
  entity: AgencyEntity,
  id: 'agencyId',
  topic: agencyTopic,
  projection: agencyProjection,
  snapshot: agencySnapshot,
});
