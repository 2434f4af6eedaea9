import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AgencyOffice,
  AgencyOfficeContacts,
  AgencyOfficeContactsUpdate,
  AgencyOfficeIdParams,
  AgencyOfficeList,
  AgencyOfficeLocation,
  AgencyOfficeSearch,
  AgencyOfficeUpdate,
} from '@ovipro/contracts';
import {
  Allow,
  type HttpResult,
  Caller,
  CurrentCaller,
  Changes,
  Context,
  Lists,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { AgencyOfficeQueries } from './agency-office.queries';
import { AgencyOfficeService } from './agency-office.service';

@ApiTags('AgencyOffices')
@Controller('agencyOffices')
export class AgencyOfficeController {
  constructor(
    private readonly offices: AgencyOfficeService,
    private readonly queries: AgencyOfficeQueries,
  ) {}

  @Get()
  @Allow('agency-office:read')
  @Lists(AgencyOfficeList, 'Find offices of the caller, of an agency or those that an agent sees, too')
  searchAgencyOffices(@CurrentCaller() caller: Caller, @Query() query: AgencyOfficeSearch): Promise<HttpResult> {
    return this.queries.search(caller, query);
  }

  @Get(':agencyOfficeId')
  @Allow('agency-office:read')
  @Reads(AgencyOffice, 'Find an office')
  getAgencyOffice(
    @CurrentCaller() caller: Caller,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
  ): Promise<HttpResult> {
    return this.queries.one(caller, agencyOfficeId);
  }

  @Put(':agencyOfficeId')
  @Allow('agency-office:update')
  @Changes('Update an office; what is left out becomes unset')
  updateAgencyOffice(
    @Context() context: RequestContext,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
    @Body() body: AgencyOfficeUpdate,
  ): Promise<HttpResult> {
    return this.offices.update(context, agencyOfficeId, body);
  }

  @Put(':agencyOfficeId/coordinates')
  @Allow('agency-office:update')
  @Changes('Update the coordinates of an office')
  updateAgencyOfficeCoordinates(
    @Context() context: RequestContext,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
    @Body() body: AgencyOfficeLocation,
  ): Promise<HttpResult> {
    return this.offices.updateCoordinates(context, agencyOfficeId, body);
  }

  @Put(':agencyOfficeId/contacts')
  @Allow('agency-office:update')
  @Changes('Add, update and delete the contacts of an office; update its description', AgencyOfficeContacts)
  updateAgencyOfficeContacts(
    @Context() context: RequestContext,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
    @Body() body: AgencyOfficeContactsUpdate,
  ): Promise<HttpResult> {
    return this.offices.updateContacts(context, agencyOfficeId, body);
  }
}
