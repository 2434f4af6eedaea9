import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AgencyOfficeIdParams, PublicAgentAdd, PublicAgentList, PublicAgentParams } from '@ovipro/contracts';
import {
  Allow,
  type HttpResult,
  Caller,
  CurrentCaller,
  Changes,
  Context,
  Lists,
  RequestContext,
} from '@ovipro/platform';
import { AgencyOfficeQueries } from '../agency-office/agency-office.queries';
import { AgentQueries } from '../agent/agent.queries';
import { PublicAgentService } from './public-agent.service';

@ApiTags('Public Agents')
@Controller('agencyOffices/:agencyOfficeId/publicAgents')
export class PublicAgentController {
  constructor(
    private readonly publicAgents: PublicAgentService,
    private readonly offices: AgencyOfficeQueries,
    private readonly agents: AgentQueries,
  ) {}

  @Get()
  @Allow('public-agent:read')
  @Lists(PublicAgentList, 'Find the agents whom an office shows in public')
  async listPublicAgents(
    @CurrentCaller() caller: Caller,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
  ): Promise<HttpResult> {
    await this.offices.one(caller, agencyOfficeId);
    return this.agents.shownBy(caller, agencyOfficeId);
  }

  @Post()
  @Allow('public-agent:update')
  @Changes('Have an office show an agent in public')
  addPublicAgent(
    @Context() context: RequestContext,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
    @Body() { agentId }: PublicAgentAdd,
  ): Promise<HttpResult> {
    return this.publicAgents.add(context, agencyOfficeId, agentId);
  }

  @Delete(':agentId')
  @Allow('public-agent:update')
  @Changes('Have an office no longer show an agent in public')
  removePublicAgent(
    @Context() context: RequestContext,
    @Param() { agencyOfficeId, agentId }: PublicAgentParams,
  ): Promise<HttpResult> {
    return this.publicAgents.remove(context, agencyOfficeId, agentId);
  }
}
