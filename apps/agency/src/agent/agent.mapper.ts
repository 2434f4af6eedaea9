import { type Agent, utc } from '@ovipro/contracts';
import type { AgentEntity } from './agent.entity';

/** The agent as GET answers it: the whitelist, which the agent's own offices are not on. */
export const toAgent = (entity: AgentEntity): Agent => ({
  ...entity.content,
  agentId: entity.agentId,
  firstName: entity.firstName,
  lastName: entity.lastName,
  publicAgentAgencyOfficeIds: entity.publicAgencyOfficeIds,
  state: entity.state,
  modificationTime: utc(entity.modificationTime),
});
