import type { Transaction } from '@ovipro/platform';
import { dateInFinland } from '../calendar';
import { officeSettings } from '../settings/office-settings.root';

/**
 * Gives out the next official id of an office: the office's identifier, a number, and the year in Finland. Other
 * allocations of the office wait until this transaction ends, so this comes last in it; a transaction that fails gives
 * the number back. It is no change of the settings: neither their version nor an event tells of it.
 */
export async function allocateOfficialId(tx: Transaction, agencyOfficeId: string): Promise<string> {
  const sql = 'SELECT allocate_official_id($1, $2) AS id';
  const [{ id }] = await tx.query<{ id: string }>(sql, [agencyOfficeId, dateInFinland(tx.now).slice(0, 4)]);
  return id;
}

/** Has nobody else allocate an official id of the office until the transaction ends. */
export async function holdOfficialIds(tx: Transaction, agencyOfficeId: string): Promise<void> {
  await tx.lockSingleton(officeSettings, agencyOfficeId);
}
