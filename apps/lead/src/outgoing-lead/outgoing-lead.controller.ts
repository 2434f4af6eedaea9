import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  LeadCreated,
  LeadIdParams,
  OutgoingLead,
  OutgoingLeadCreate,
  OutgoingLeadPage,
  OutgoingLeadSearch,
} from '@ovipro/contracts';
import {
  Allow,
  type HttpResult,
  Caller,
  CurrentCaller,
  Context,
  Creates,
  Lists,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { OutgoingLeadQueries } from './outgoing-lead.queries';
import { OutgoingLeadService } from './outgoing-lead.service';

@ApiTags('Outgoing leads')
@Controller('outgoingLeads')
export class OutgoingLeadController {
  constructor(
    private readonly outgoingLeads: OutgoingLeadService,
    private readonly queries: OutgoingLeadQueries,
  ) {}

  @Post()
  @Allow('outgoing-lead:create')
  @Creates(LeadCreated, 'Send a lead to a partner')
  createOutgoingLead(@Context() context: RequestContext, @Body() body: OutgoingLeadCreate): Promise<HttpResult> {
    return this.outgoingLeads.create(context, body);
  }

  @Get()
  @Allow('outgoing-lead:read')
  @Lists(OutgoingLeadPage, "Find outgoing leads of the caller's offices")
  searchOutgoingLeads(@CurrentCaller() caller: Caller, @Query() query: OutgoingLeadSearch): Promise<HttpResult> {
    return this.queries.search(caller, query);
  }

  @Get(':leadId')
  @Allow('outgoing-lead:read')
  @Reads(OutgoingLead, 'Find an outgoing lead')
  getOutgoingLead(@CurrentCaller() caller: Caller, @Param() { leadId }: LeadIdParams): Promise<HttpResult> {
    return this.queries.one(caller, leadId);
  }
}
