import type { AgencyOfficeIdParams, AgentSearch } from '@ovipro/contracts';
import { after, anyOf, defineList } from '@ovipro/platform';
import type { AgentEntity } from './agent.entity';
import { agentRoot } from './agent.root';
import { isShownBy } from './agent.scope';

const order = 't.last_name COLLATE "fi-x-icu", t.first_name COLLATE "fi-x-icu", t.agent_id';

export const agentList = defineList<AgentSearch, AgentEntity>({
  resource: agentRoot,
  list: 'agents',
  filters: { modifiedAfter: after('modificationTime'), agentId: anyOf('agentId') },
  order,
  counted: true,
});

/** All agents whom an office of the caller shows, even those who belong to other offices. */
export const publicAgentList = defineList<AgencyOfficeIdParams, AgentEntity>({
  resource: { ...agentRoot, ofOffices: isShownBy },
  list: 'agents',
  filters: {},
  order,
});
