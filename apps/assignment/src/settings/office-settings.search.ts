import type { Transaction } from '@ovipro/platform';

/**
 * Whether another office of the same agency has the identifier. Two offices of one agency that want the same identifier at
 * once wait for each other.
 */
export async function isIdentifierTaken(
  tx: Transaction,
  agencyOfficeId: string,
  officeIdentifier: string,
): Promise<boolean> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('office identifiers of ' || (data ->> 'agencyId'), 0))
     FROM directory_entry WHERE kind = 'agency-office' AND id = $1`,
    [agencyOfficeId],
  );
  const taken = await tx.query(
    `SELECT FROM office_settings other
       JOIN directory_entry theirs ON theirs.kind = 'agency-office' AND theirs.id = other.agency_office_id
       JOIN directory_entry ours ON ours.kind = 'agency-office' AND ours.id = $1
     WHERE other.office_identifier = $2 AND other.agency_office_id <> $1 AND theirs.data -> 'agencyId' = ours.data -> 'agencyId'`,
    [agencyOfficeId, officeIdentifier],
  );
  return taken.length > 0;
}
