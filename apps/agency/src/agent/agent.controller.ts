import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Agent, AgentIdParams, AgentList, AgentSearch } from '@ovipro/contracts';
import { Allow, type HttpResult, Caller, CurrentCaller, Lists, Reads } from '@ovipro/platform';
import { AgentQueries } from './agent.queries';

@ApiTags('Agents')
@Controller('agents')
export class AgentController {
  constructor(private readonly queries: AgentQueries) {}

  @Get()
  @Allow('agent:read')
  @Lists(AgentList, 'Find agents who share an office with the caller')
  searchAgents(@CurrentCaller() caller: Caller, @Query() query: AgentSearch): Promise<HttpResult> {
    return this.queries.search(caller, query);
  }

  @Get(':agentId')
  @Allow('agent:read')
  @Reads(Agent, 'Find an agent')
  getAgent(@CurrentCaller() caller: Caller, @Param() { agentId }: AgentIdParams): Promise<HttpResult> {
    return this.queries.one(caller, agentId);
  }
}
