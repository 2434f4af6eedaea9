import type { Transaction } from '@ovipro/platform';

/** How an agency is called; offices show it. */
export interface AgencyNames {
  officialName: string | null;
  marketingName: string | null;
}

/** The names of those of the agencies that are known, by id. */
export async function namesOfAgencies(tx: Transaction, agencyIds: string[]): Promise<Map<string, AgencyNames>> {
  const rows = await tx.query<AgencyNames & { agencyId: string }>(
    `SELECT agency_id AS "agencyId", official_name AS "officialName", marketing_name AS "marketingName"
     FROM agency WHERE agency_id = ANY($1)`,
    [agencyIds],
  );
  return new Map(rows.map(({ agencyId, ...names }) => [agencyId, names]));
}
