import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OfficialAssignmentIdSettings, OfficialAssignmentIdSettingsSave, SettingsOffice } from '@ovipro/contracts';
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

@ApiTags('Official assignment identifier settings')
@Controller('officialAssignmentIdSettings')
export class OfficialAssignmentIdSettingsController {
  constructor(private readonly settings: OfficeSettingsService) {}

  @Get()
  @Allow('office-settings:read')
  @Reads(OfficialAssignmentIdSettings, 'Find how the official ids of an office are made')
  getOfficialAssignmentIdSettings(
    @CurrentCaller() caller: Caller,
    @Query() { agencyOfficeId }: SettingsOffice,
  ): Promise<HttpResult> {
    return this.settings.findOfficialIds(caller, agencyOfficeId);
  }

  @Put()
  @Allow('office-settings:update')
  @Changes('Set what the official ids of an office begin with')
  saveOfficialAssignmentIdSettings(
    @Context() context: RequestContext,
    @Body() body: OfficialAssignmentIdSettingsSave,
  ): Promise<HttpResult> {
    return this.settings.saveOfficialIds(context, body);
  }

  @Post('reset')
  @Allow('office-settings:update')
  @Changes('Have the official ids of an office begin with 1 again; numbers that assignments have are passed over')
  resetOfficialAssignmentIds(
    @Context() context: RequestContext,
    @Query() { agencyOfficeId }: SettingsOffice,
  ): Promise<HttpResult> {
    return this.settings.resetSequence(context, agencyOfficeId);
  }
}
