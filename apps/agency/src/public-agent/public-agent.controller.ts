import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AgencyOfficeIdParams, PublicAgentAdd, PublicAgentList, PublicAgentParams } from '@ovipro/contracts';
import {
  Allow,
  Caller,
  Changes,
  Context,
  CurrentCaller,
  type HttpResult,
  Lists,
  notFound,
  ok,
  Reader,
  RequestContext,
} from '@ovipro/platform';
import { agencyOfficeRoot } from '../agency-office/agency-office.root';
import { publicAgentList } from '../agent/agent.search';
import { PublicAgentService } from './public-agent.service';

@ApiTags('Public Agents')
@Controller('agencyOffices/:agencyOfficeId/publicAgents')
export class PublicAgentController {
  constructor(
    private readonly publicAgents: PublicAgentService,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Allow('public-agent:read')
  @Lists(PublicAgentList, 'Find the agents whom an office shows in public')
  async listPublicAgents(
    @CurrentCaller() caller: Caller,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
  ): Promise<HttpResult> {
    if (!(await this.reader.exists(agencyOfficeRoot, caller, agencyOfficeId))) throw notFound();
    return ok(await this.reader.list(publicAgentList, caller, { agencyOfficeId }));
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
