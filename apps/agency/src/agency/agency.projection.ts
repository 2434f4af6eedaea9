import { Agency } from '@ovipro/contracts';
import { defineProjection } from '@ovipro/platform';
import { AgencyEntity } from './agency.entity';

/** The agency as GET answers it and as events carry it. */
export const agencyProjection = defineProjection({
  entity: AgencyEntity,
  type: Agency,
  shape: {
    agencyId: 'agencyId',
    officialName: 'officialName',
    marketingName: 'marketingName',
    '...': 'content',
  },
});
