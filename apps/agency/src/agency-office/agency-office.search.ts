import type { AgencyOfficeSearch } from '@ovipro/contracts';
import { after, defineList, equals } from '@ovipro/platform';
import type { AgencyOfficeEntity } from './agency-office.entity';
import { agencyOfficeRoot } from './agency-office.root';

export const agencyOfficeList = defineList<AgencyOfficeSearch, AgencyOfficeEntity>({
  resource: agencyOfficeRoot,
  list: 'agencyOffices',
  filters: {
    agencyId: equals('agencyId'),
    agentId: (agentId, { add }) => `t.agency_office_id IN (
      SELECT unnest(a.agency_office_ids) FROM agent a WHERE a.agent_id = ${add(agentId, 'uuid')})`,
    modifiedAfter: after('modificationTime'),
  },
  order: 't.name COLLATE "fi-x-icu", t.agency_office_id',
});
