import type { AgencySearch } from '@ovipro/contracts';
import { defineList, type Transaction } from '@ovipro/platform';
import { sharesOffice } from '../agent/agent.scope';
import type { AgencyEntity } from './agency.entity';
import type { AgencyNames } from './agency.names';
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

/** The names of those of the agencies that are known, by id. */
export async function namesOfAgencies(tx: Transaction, agencyIds: string[]): Promise<Map<string, AgencyNames>> {
  const rows = await tx.query<AgencyNames & { agencyId: string }>(
    `SELECT agency_id AS "agencyId", official_name AS "officialName", marketing_name AS "marketingName"
     FROM agency WHERE agency_id = ANY($1)`,
    [agencyIds],
  );
  return new Map(rows.map(({ agencyId, ...names }) => [agencyId, names]));
}
