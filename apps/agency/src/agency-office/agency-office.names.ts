import { agencyOfficeChanged } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import type { AgencyNames } from '../agency/agency.names';
import { agencyOfficeRoot } from './agency-office.root';

/**
 * Has the offices of an agency show its names. What they answer changes, so pollers and subscribers hear of it; their
 * version stays, since nobody wrote to the office itself.
 */
export async function showAgencyNames(tx: Transaction, agencyId: string, names: AgencyNames): Promise<void> {
  const { officialName, marketingName } = names;
  const offices = await tx.query<{ id: string }>(
    `SELECT agency_office_id AS id FROM agency_office WHERE agency_id = $1
       AND (agency_official_name, agency_marketing_name) IS DISTINCT FROM ($2::text, $3::text) ORDER BY agency_office_id`,
    [agencyId, officialName, marketingName],
  );
  for (const { id } of offices) {
    const office = await tx.lock(agencyOfficeRoot, id);
    office.agencyOfficialName = officialName;
    office.agencyMarketingName = marketingName;
    office.modificationTime = tx.now;
    tx.emit(office, agencyOfficeChanged);
  }
}
