import type { AgencyOfficeSearch } from '@ovipro/contracts';
import { after, defineList, equals, type Transaction } from '@ovipro/platform';
import type { AgencyNames } from '../agency/agency.names';
import type { AgencyOfficeEntity } from './agency-office.entity';
import { agencyOfficeRoot } from './agency-office.root';

export const agencyOfficeList = defineList<AgencyOfficeSearch, AgencyOfficeEntity>({
  resource: agencyOfficeRoot,
  list: 'agencyOffices',
  filters: {
    agencyId: equals('agencyId'),
    agentId: (agentId, { add }) => `t.agency_office_id IN (
      SELECT unnest(a.agency_office_ids) FROM agent a WHERE a.agent_id = ${add(agentId, 'uuid')} AND NOT a.removed)`,
    modifiedAfter: after('modificationTime'),
  },
  order: 't.name COLLATE "fi-x-icu", t.agency_office_id',
});

/** The ids of the offices of an agency that show other names of it, in order. */
export async function officesWithOtherNames(tx: Transaction, agencyId: string, names: AgencyNames): Promise<string[]> {
  const offices = await tx.query<{ id: string }>(
    `SELECT agency_office_id AS id FROM agency_office WHERE agency_id = $1
       AND (agency_official_name, agency_marketing_name) IS DISTINCT FROM ($2::text, $3::text) ORDER BY agency_office_id`,
    [agencyId, names.officialName, names.marketingName],
  );
  return offices.map(({ id }) => id);
}
