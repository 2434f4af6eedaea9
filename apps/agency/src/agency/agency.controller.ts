import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Agency, AgencyIdParams, AgencyList, AgencySearch } from '@ovipro/contracts';
import { Allow, type HttpResult, Caller, CurrentCaller, Lists, Reads } from '@ovipro/platform';
import { AgencyQueries } from './agency.queries';

@ApiTags('Agencies')
@Controller('agencies')
export class AgencyController {
  constructor(private readonly queries: AgencyQueries) {}

  @Get()
  @Allow('agency:read')
  @Lists(AgencyList, 'Find the agencies of an agent')
  searchAgencies(@CurrentCaller() caller: Caller, @Query() query: AgencySearch): Promise<HttpResult> {
    return this.queries.search(caller, query);
  }

  @Get(':agencyId')
  @Allow('agency:read')
  @Reads(Agency, 'Find an agency')
  getAgency(@CurrentCaller() caller: Caller, @Param() { agencyId }: AgencyIdParams): Promise<HttpResult> {
    return this.queries.one(caller, agencyId);
  }
}
