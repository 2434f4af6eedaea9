import { type Agency, agencySample } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { rowTimes } from './row-times';

/** An agency as answered: the contract's sample, with an id of its own. */
export const anAgency = (given: Partial<Agency> = {}): Agency => ({
  ...agencySample,
  agencyId: randomUUID(),
  ...given,
});

export async function putAgency(db: Pool, agency: Agency): Promise<Agency> {
  const { agencyId, officialName, marketingName, ...content } = agency;
  await db.query(
    `INSERT INTO agency (agency_id, official_name, marketing_name, content, version, event_sequence, creation_time, modification_time)
     VALUES ($1, $2, $3, $4, 1, 0, ${rowTimes})`,
    [agencyId, officialName, marketingName, content],
  );
  return agency;
}
