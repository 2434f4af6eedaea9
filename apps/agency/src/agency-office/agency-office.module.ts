import { Module } from '@nestjs/common';
import { AgencyOfficeController } from './agency-office.controller';
import { AgencyOfficeService } from './agency-office.service';

/** Offices, as they are asked for over HTTP. */
@Module({ controllers: [AgencyOfficeController], providers: [AgencyOfficeService] })
export class AgencyOfficeModule {}
