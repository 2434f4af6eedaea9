import { agentSnapshot, agentTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { AgentEntity } from './agent.entity';
import { agentProjection } from './agent.projection';
import { sharesOffice } from './agent.scope';

export const agentRoot = defineRoot({
  resource: 'agent',
  entity: AgentEntity,
  id: 'agentId',
  topic: agentTopic,
  where: { removed: false },
  ofOffices: sharesOffice,
  projection: agentProjection,
  snapshot: agentSnapshot,
});
