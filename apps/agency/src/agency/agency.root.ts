import { agencySnapshot, agencyTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { AgencyEntity } from './agency.entity';
import { toAgency } from './agency.mapper';

export const agencyRoot = defineRoot({
  resource: 'agency',
  entity: AgencyEntity,
  id: 'agencyId',
  topic: agencyTopic,
  answer: toAgency,
  snapshot: agencySnapshot,
});
