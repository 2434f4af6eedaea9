import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Agency, AgencyIdParams, AgencyList, AgencySearch } from '@ovipro/contracts';
import { Allow, Caller, CurrentCaller, found, type HttpResult, Lists, ok, Reader, Reads } from '@ovipro/platform';
import { agencyRoot } from './agency.root';
import { agencyList } from './agency.search';

@ApiTags('Agencies')
@Controller('agencies')
export class AgencyController {
  constructor(private readonly reader: Reader) {}

  @Get()
  @Allow('agency:read')
  @Lists(AgencyList, 'Find the agencies of an agent')
  async searchAgencies(@CurrentCaller() caller: Caller, @Query() query: AgencySearch): Promise<HttpResult> {
    return ok(await this.reader.list(agencyList, caller, query));
  }

  @Get(':agencyId')
  @Allow('agency:read')
  @Reads(Agency, 'Find an agency')
  async getAgency(@CurrentCaller() caller: Caller, @Param() { agencyId }: AgencyIdParams): Promise<HttpResult> {
    return found(await this.reader.read(agencyRoot, caller, agencyId));
  }
}
