import { Agent } from '@ovipro/contracts';
import { defineProjection } from '@ovipro/platform';
import { AgentEntity } from './agent.entity';

/** The agent as GET answers it and as events carry it; the agent's own offices are not shown. */
export const agentProjection = defineProjection({
  entity: AgentEntity,
  type: Agent,
  shape: {
    agentId: 'agentId',
    firstName: 'firstName',
    lastName: 'lastName',
    publicAgentAgencyOfficeIds: 'publicAgencyOfficeIds',
    state: 'state',
    modificationTime: 'modificationTime',
    '...': 'content',
  },
});
