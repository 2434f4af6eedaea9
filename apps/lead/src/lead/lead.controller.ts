import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Lead,
  LeadCreate,
  LeadCreated,
  LeadIdParams,
  LeadPage,
  LeadSearch,
  LeadUpdate,
  MarketplaceLeadCreate,
  MarketplaceParams,
  MarketplaceSourceCode,
} from '@ovipro/contracts';
import {
  Allow,
  AllowFor,
  Caller,
  ChangesStatus,
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
  WithRowFaults,
} from '@ovipro/platform';
import { LeadContactFaults } from './lead.contact';
import { leadRoot } from './lead.root';
import { leadSearch } from './lead.search';
import { LeadService } from './lead.service';
import { leadLifeCycle } from './lead.status';

/** A marketplace creates leads under its own code alone. An unknown code is the parameter's fault, not the token's. */
const ownMarketplace = ({ marketplaceCode }: Record<string, string>) =>
  MarketplaceSourceCode.includes(marketplaceCode as MarketplaceSourceCode)
    ? (`marketplace-lead:create:${marketplaceCode as MarketplaceSourceCode}` as const)
    : undefined;

/** How both operations that create leads read what senders write. */
const intake =
  'An optional text of `customer` or `recipient` that is empty or blank counts as absent, and blanks around e-mail addresses and phone numbers are cut.';

@ApiTags('Leads')
@Controller()
export class LeadController {
  constructor(
    private readonly leads: LeadService,
    private readonly reader: Reader,
  ) {}

  @Post('marketplaces/:marketplaceCode/leads')
  @AllowFor('marketplace-lead:create', ownMarketplace)
  @Creates(LeadCreated, 'Create a lead from a marketplace', intake)
  createMarketplaceLead(
    @Context() context: RequestContext,
    @Param() { marketplaceCode }: MarketplaceParams,
    @Body() body: MarketplaceLeadCreate,
  ): Promise<HttpResult> {
    return this.leads.createFromMarketplace(context, marketplaceCode, body);
  }

  @Post('leads')
  @Allow('lead:create')
  @Creates(LeadCreated, 'Create a lead from a partner or another source', intake)
  createLead(@Context() context: RequestContext, @Body() body: LeadCreate): Promise<HttpResult> {
    return this.leads.create(context, body);
  }

  @Get('leads')
  @Allow('lead:read', 'lead:read-own')
  @Lists(LeadPage, "Find leads of the caller's offices")
  async searchLeads(@CurrentCaller() caller: Caller, @Query() query: LeadSearch): Promise<HttpResult> {
    return ok(await this.reader.search(leadSearch, caller, query));
  }

  @Get('leads/:leadId')
  @Allow('lead:read', 'lead:read-own')
  @Reads(Lead, 'Find a lead')
  async getLead(@CurrentCaller() caller: Caller, @Param() { leadId }: LeadIdParams): Promise<HttpResult> {
    return found(await this.reader.read(leadRoot, caller, leadId));
  }

  @Put('leads/:leadId')
  @Allow('lead:update')
  @WithRowFaults(LeadContactFaults)
  @ChangesStatus(leadLifeCycle, 'Update a lead: status, action codes, office, agent, note and party')
  updateLead(
    @Context() context: RequestContext,
    @Param() { leadId }: LeadIdParams,
    @Body() body: LeadUpdate,
  ): Promise<HttpResult> {
    return this.leads.update(context, leadId, body);
  }
}
