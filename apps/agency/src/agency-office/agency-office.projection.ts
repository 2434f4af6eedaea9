import { AgencyOffice } from '@ovipro/contracts';
import { defineProjection } from '@ovipro/platform';
import { AgencyOfficeEntity } from './agency-office.entity';

/** The office as GET answers it and as events carry it. Its version does not move with the names of its agency. */
export const agencyOfficeProjection = defineProjection({
  entity: AgencyOfficeEntity,
  type: AgencyOffice,
  shape: {
    agencyOfficeId: 'agencyOfficeId',
    agency: {
      agencyId: 'agencyId',
      officialName: 'agencyOfficialName',
      marketingName: 'agencyMarketingName',
    },
    name: 'name',
    '...': 'content',
  },
  etagExtras: ['agencyOfficialName', 'agencyMarketingName'],
});
