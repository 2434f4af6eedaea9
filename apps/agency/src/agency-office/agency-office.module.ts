import { Module } from '@nestjs/common';
import { AgencyOfficeController } from './agency-office.controller';
import { AgencyOfficeQueries } from './agency-office.queries';
import { AgencyOfficeService } from './agency-office.service';

/** Offices, as they are asked for over HTTP. */
@Module({
  controllers: [AgencyOfficeController],
  providers: [AgencyOfficeService, AgencyOfficeQueries],
  exports: [AgencyOfficeQueries],
})
export class AgencyOfficeModule {}
