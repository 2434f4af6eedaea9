import { agencyOfficeSnapshot, agencyOfficeTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { AgencyOfficeEntity } from './agency-office.entity';
import { agencyOfficeProjection } from './agency-office.projection';

export const agencyOfficeRoot = defineRoot({
  resource: 'agency-office',
  entity: AgencyOfficeEntity,
  id: 'agencyOfficeId',
  topic: agencyOfficeTopic,
  projection: agencyOfficeProjection,
  snapshot: agencyOfficeSnapshot,
});
