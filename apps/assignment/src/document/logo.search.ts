import type { Transaction } from '@ovipro/platform';

/** The hash of the logo that the agency of an assignment's office has at this moment, if it has one. */
export async function logoOfAssignment(tx: Transaction, assignmentId: string): Promise<string | undefined> {
  const sql = `SELECT l.sha256 FROM assignment a
    JOIN directory_entry office ON office.kind = 'agency-office' AND office.id = a.agency_office_id
    JOIN agency_logo l ON l.agency_id = (office.data ->> 'agencyId')::uuid
    WHERE a.assignment_id = $1`;
  const [logo] = await tx.query<{ sha256: string } | undefined>(sql, [assignmentId]);
  return logo?.sha256;
}
