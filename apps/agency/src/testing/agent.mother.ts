import { type Agent, agentSample } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { rowTimes } from './row-times';

/** An agent as answered and, since no answer says it, where the agent belongs. */
export type KeptAgent = Omit<Agent, 'modificationTime'> & { agencyOfficeIds: string[] };

/** An agent of some offices: the contract's sample, with an id of its own; shown by none of them. */
export function anAgent(agencyOfficeIds: string[], given: Partial<Agent> = {}): KeptAgent {
  const { modificationTime: _given, ...sample } = agentSample;
  return { ...sample, agentId: randomUUID(), publicAgentAgencyOfficeIds: [], ...given, agencyOfficeIds };
}

export async function putAgent(db: Pool, agent: KeptAgent): Promise<KeptAgent> {
  const { agentId, firstName, lastName, state, agencyOfficeIds, publicAgentAgencyOfficeIds, ...content } = agent;
  await db.query(
    `INSERT INTO agent (agent_id, first_name, last_name, state, agency_office_ids, public_agency_office_ids, content,
       version, event_sequence, creation_time, modification_time)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0, ${rowTimes})`,
    [agentId, firstName, lastName, state, agencyOfficeIds, publicAgentAgencyOfficeIds, content],
  );
  return agent;
}
