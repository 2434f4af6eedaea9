import { agencyOfficeChanged } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import type { AgencyNames } from '../agency/agency.names';
import { agencyOfficeRoot } from './agency-office.root';
import { officesWithOtherNames } from './agency-office.search';

/**
 * Has the offices of an agency show its names. What they answer changes, so pollers and subscribers hear of it; their
 * version stays, since nobody wrote to the office itself.
 */
export async function showAgencyNames(tx: Transaction, agencyId: string, names: AgencyNames): Promise<void> {
  const { officialName, marketingName } = names;
  for (const id of await officesWithOtherNames(tx, agencyId, names)) {
    const office = await tx.lock(agencyOfficeRoot, id);
    office.agencyOfficialName = officialName;
    office.agencyMarketingName = marketingName;
    office.modificationTime = tx.now;
    tx.emit(office, agencyOfficeChanged);
  }
}
