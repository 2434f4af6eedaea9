import { Injectable } from '@nestjs/common';
import type { AgentSearch } from '@ovipro/contracts';
import {
  after,
  anyOf,
  type Caller,
  type HttpResult,
  type ListView,
  ok,
  Reader,
  type ResourceView,
} from '@ovipro/platform';
import { agentProjection } from './agent.projection';
import { isShownBy, sharesOffice } from './agent.scope';

const agent: ResourceView = {
  resource: 'agent',
  table: 'agent',
  id: 'agent_id',
  projection: agentProjection,
  ofOffices: sharesOffice,
};

const order = 't.last_name COLLATE "fi-x-icu", t.first_name COLLATE "fi-x-icu", t.agent_id';

const agents: ListView<AgentSearch> = {
  ...agent,
  list: 'agents',
  filters: { modifiedAfter: after('modification_time'), agentId: anyOf('agent_id', 'uuid') },
  order,
  counted: true,
};

const publicAgents: ListView<{ agencyOfficeId: string }> = {
  ...agent,
  ofOffices: isShownBy,
  list: 'agents',
  filters: {},
  order,
};

@Injectable()
export class AgentQueries {
  constructor(private readonly reader: Reader) {}

  async search(caller: Caller, query: AgentSearch): Promise<HttpResult> {
    return ok(await this.reader.list(agents, caller, query));
  }

  async one(caller: Caller, agentId: string): Promise<HttpResult> {
    const { body, etag } = await this.reader.one(agent, caller, agentId);
    return ok(body, { etag });
  }

  /** All agents whom an office of the caller shows, even those who belong to other offices. */
  async shownBy(caller: Caller, agencyOfficeId: string): Promise<HttpResult> {
    return ok(await this.reader.list(publicAgents, caller, { agencyOfficeId }));
  }
}
