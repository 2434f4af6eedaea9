import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IntegrationSettings, IntegrationSettingsSave, SettingsOffice } from '@ovipro/contracts';
import {
  Allow,
  Caller,
  Changes,
  Context,
  CurrentCaller,
  type HttpResult,
  Reads,
  RequestContext,
} from '@ovipro/platform';
import { OfficeSettingsService } from './office-settings.service';

@ApiTags('Integration settings')
@Controller('integrationSettings')
export class IntegrationSettingsController {
  constructor(private readonly settings: OfficeSettingsService) {}

  @Get()
  @Allow('office-settings:read')
  @Reads(IntegrationSettings, 'Find the settings of an office for other systems')
  getIntegrationSettings(
    @CurrentCaller() caller: Caller,
    @Query() { agencyOfficeId }: SettingsOffice,
  ): Promise<HttpResult> {
    return this.settings.findIntegration(caller, agencyOfficeId);
  }

  @Put()
  @Allow('office-settings:update')
  @Changes('Save the settings of an office for other systems; what is left out becomes unset')
  saveIntegrationSettings(
    @Context() context: RequestContext,
    @Body() body: IntegrationSettingsSave,
  ): Promise<HttpResult> {
    return this.settings.saveIntegration(context, body);
  }
}
