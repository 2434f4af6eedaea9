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
  Caller,
  Context,
  Creates,
  CurrentCaller,
  found,
  type HttpResult,
  Lists,
  ok,
  Reader,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { outgoingLeadRoot } from './outgoing-lead.root';
import { outgoingLeadSearch } from './outgoing-lead.search';
import { OutgoingLeadService } from './outgoing-lead.service';

@ApiTags('Outgoing leads')
@Controller('outgoingLeads')
export class OutgoingLeadController {
  constructor(
    private readonly outgoingLeads: OutgoingLeadService,
    private readonly reader: Reader,
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
  async searchOutgoingLeads(@CurrentCaller() caller: Caller, @Query() query: OutgoingLeadSearch): Promise<HttpResult> {
    return ok(await this.reader.search(outgoingLeadSearch, caller, query));
  }

  @Get(':leadId')
  @Allow('outgoing-lead:read')
  @Reads(OutgoingLead, 'Find an outgoing lead')
  async getOutgoingLead(@CurrentCaller() caller: Caller, @Param() { leadId }: LeadIdParams): Promise<HttpResult> {
    return found(await this.reader.read(outgoingLeadRoot, caller, leadId));
  }
}
