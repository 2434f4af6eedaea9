import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Agent, AgentIdParams, AgentList, AgentSearch } from '@ovipro/contracts';
import { Allow, Caller, CurrentCaller, found, type HttpResult, Lists, ok, Reader, Reads } from '@ovipro/platform';
import { agentRoot } from './agent.root';
import { agentList } from './agent.search';

@ApiTags('Agents')
@Controller('agents')
export class AgentController {
  constructor(private readonly reader: Reader) {}

  @Get()
  @Allow('agent:read')
  @Lists(AgentList, 'Find agents who share an office with the caller')
  async searchAgents(@CurrentCaller() caller: Caller, @Query() query: AgentSearch): Promise<HttpResult> {
    return ok(await this.reader.list(agentList, caller, query));
  }

  @Get(':agentId')
  @Allow('agent:read')
  @Reads(Agent, 'Find an agent')
  async getAgent(@CurrentCaller() caller: Caller, @Param() { agentId }: AgentIdParams): Promise<HttpResult> {
    return found(await this.reader.read(agentRoot, caller, agentId));
  }
}
