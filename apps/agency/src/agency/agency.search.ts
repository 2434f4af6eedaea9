import type { AgencySearch } from '@ovipro/contracts';
import { defineList } from '@ovipro/platform';
import { sharesOffice } from '../agent/agent.scope';
import type { AgencyEntity } from './agency.entity';
import { agencyRoot } from './agency.root';

export const agencyList = defineList<AgencySearch, AgencyEntity>({
  resource: agencyRoot,
  list: 'agencies',
  filters: {
    // an agent who shares no office with the caller is as good as unknown
    agentId: (agentId, { add, offices }) => `t.agency_id IN (
      SELECT o.agency_id FROM agent a JOIN agency_office o ON o.agency_office_id = ANY(a.agency_office_ids)
      WHERE a.agent_id = ${add(agentId, 'uuid')} AND ${sharesOffice('a', offices)})`,
  },
  order: 't.creation_time DESC, t.agency_id DESC',
});
