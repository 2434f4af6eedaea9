import {
  type Agency,
  type AgencyOffice,
  agencyOfficeSample,
  agencySample,
  type Agent,
  agentSample,
} from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** Agencies, offices and agents straight in the database, since nothing but an import makes them. */

/** An agency as answered: the contract's sample, with an id of its own. */
export const anAgency = (given: Partial<Agency> = {}): Agency => ({
  ...agencySample,
  agencyId: randomUUID(),
  ...given,
});

/** An office as answered: the contract's sample, with an id and an agency of its own. */
export const anOffice = (given: Partial<AgencyOffice> = {}): AgencyOffice => ({
  ...agencyOfficeSample,
  agencyOfficeId: randomUUID(),
  agency: { ...agencyOfficeSample.agency, agencyId: randomUUID() },
  ...given,
});

/** An agent as answered and, since no answer says it, where the agent belongs. */
export type KeptAgent = Omit<Agent, 'modificationTime'> & { agencyOfficeIds: string[] };

/** An agent of some offices: the contract's sample, with an id of its own; shown by none of them. */
export function anAgent(agencyOfficeIds: string[], given: Partial<Agent> = {}): KeptAgent {
  const { modificationTime: _given, ...sample } = agentSample;
  return { ...sample, agentId: randomUUID(), publicAgentAgencyOfficeIds: [], ...given, agencyOfficeIds };
}

const times = "now() - interval '1 hour', now() - interval '1 hour'";

export async function putAgency(db: Pool, agency: Agency): Promise<Agency> {
  const { agencyId, officialName, marketingName, ...content } = agency;
  await db.query(
    `INSERT INTO agency (agency_id, official_name, marketing_name, content, version, event_sequence, creation_time, modification_time)
     VALUES ($1, $2, $3, $4, 1, 0, ${times})`,
    [agencyId, officialName, marketingName, content],
  );
  return agency;
}

/** An office that is there already becomes as it was at first, in a new version. */
export async function putOffice(db: Pool, office: AgencyOffice): Promise<AgencyOffice> {
  const { agencyOfficeId, agency, name, ...content } = office;
  await db.query(
    `INSERT INTO agency_office AS o (agency_office_id, agency_id, agency_official_name, agency_marketing_name, name, content,
       version, event_sequence, creation_time, modification_time)
     VALUES ($1, $2, $3, $4, $5, $6, 1, 0, ${times})
     ON CONFLICT (agency_office_id) DO UPDATE SET content = excluded.content, version = o.version + 1`,
    [agencyOfficeId, agency.agencyId, agency.officialName, agency.marketingName, name, content],
  );
  return office;
}

export async function putAgent(db: Pool, agent: KeptAgent): Promise<KeptAgent> {
  const { agentId, firstName, lastName, state, agencyOfficeIds, publicAgentAgencyOfficeIds, ...content } = agent;
  await db.query(
    `INSERT INTO agent (agent_id, first_name, last_name, state, agency_office_ids, public_agency_office_ids, content,
       version, event_sequence, creation_time, modification_time)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0, ${times})`,
    [agentId, firstName, lastName, state, agencyOfficeIds, publicAgentAgencyOfficeIds, content],
  );
  return agent;
}
