import { agencySnapshot, agencyTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { AgencyEntity } from './agency.entity';
import { agencyProjection } from './agency.projection';
import { hasOffice } from './agency.scope';

export const agencyRoot = defineRoot({
  resource: 'agency',
  entity: AgencyEntity,
  id: 'agencyId',
  topic: agencyTopic,
  ofOffices: hasOffice,
  projection: agencyProjection,
  snapshot: agencySnapshot,
});
