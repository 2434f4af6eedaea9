import { agencyOfficeSnapshot, agencyOfficeTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { AgencyOfficeEntity } from './agency-office.entity';
import { toAgencyOffice } from './agency-office.mapper';

export const agencyOfficeRoot = defineRoot({
  resource: 'agency-office',
  entity: AgencyOfficeEntity,
  id: 'agencyOfficeId',
  topic: agencyOfficeTopic,
  answer: toAgencyOffice,
  snapshot: agencyOfficeSnapshot,
});
