import { Module } from '@nestjs/common';
import { IntegrationSettingsController } from './integration-settings.controller';
import { OfficeSettingsService } from './office-settings.service';
import { OfficialAssignmentIdSettingsController } from './official-assignment-id-settings.controller';

@Module({
  controllers: [OfficialAssignmentIdSettingsController, IntegrationSettingsController],
  providers: [OfficeSettingsService],
})
export class SettingsModule {}
