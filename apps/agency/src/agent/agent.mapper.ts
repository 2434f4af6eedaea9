import { type Agent, utc } from '@ovipro/contracts';
import type { AgentEntity } from './agent.entity';

/**
 * The agent as GET answers it: the whitelist, which the agent's own offices are not on; for events. `agentAnswer` says
 * the same in SQL, for reads.
 */
export const toAgent = (entity: AgentEntity): Agent => ({
  ...entity.content,
  agentId: entity.agentId,
  firstName: entity.firstName,
  lastName: entity.lastName,
  publicAgentAgencyOfficeIds: entity.publicAgencyOfficeIds,
  state: entity.state,
  modificationTime: utc(entity.modificationTime),
});

/** As {@link toAgent}, over the columns of `t`. */
export const agentAnswer = `json_strip_nulls((t.content || jsonb_build_object(
  'agentId', t.agent_id,
  'firstName', t.first_name,
  'lastName', t.last_name,
  'publicAgentAgencyOfficeIds', t.public_agency_office_ids,
  'state', t.state,
  'modificationTime', iso_time(t.modification_time)))::json)`;
