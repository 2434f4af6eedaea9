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
  Caller,
  Changes,
  Context,
  CurrentCaller,
  found,
  type HttpResult,
  Lists,
  ok,
  Reader,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { agencyOfficeRoot } from './agency-office.root';
import { agencyOfficeList } from './agency-office.search';
import { AgencyOfficeService } from './agency-office.service';

@ApiTags('AgencyOffices')
@Controller('agencyOffices')
export class AgencyOfficeController {
  constructor(
    private readonly offices: AgencyOfficeService,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Allow('agency-office:read')
  @Lists(AgencyOfficeList, 'Find offices of the caller, of an agency or those that an agent sees, too')
  async searchAgencyOffices(@CurrentCaller() caller: Caller, @Query() query: AgencyOfficeSearch): Promise<HttpResult> {
    return ok(await this.reader.list(agencyOfficeList, caller, query));
  }

  @Get(':agencyOfficeId')
  @Allow('agency-office:read')
  @Reads(AgencyOffice, 'Find an office')
  async getAgencyOffice(
    @CurrentCaller() caller: Caller,
    @Param() { agencyOfficeId }: AgencyOfficeIdParams,
  ): Promise<HttpResult> {
    return found(await this.reader.read(agencyOfficeRoot, caller, agencyOfficeId));
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
