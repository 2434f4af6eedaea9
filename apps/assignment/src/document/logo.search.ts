import type { Transaction } from '@ovipro/platform';

/** The hash of the logo that the agency of an office has at this moment, if it has one. */
export async function logoOfOffice(tx: Transaction, agencyOfficeId: string): Promise<string | undefined> {
  const sql = `SELECT sha256 FROM agency_logo WHERE agency_id = (
    SELECT (data ->> 'agencyId')::uuid FROM directory_entry WHERE kind = 'agency-office' AND id = $1)`;
  const [logo] = await tx.query<{ sha256: string } | undefined>(sql, [agencyOfficeId]);
  return logo?.sha256;
}
