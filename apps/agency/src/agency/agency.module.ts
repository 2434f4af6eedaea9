import { Module } from '@nestjs/common';
import { AgencyController } from './agency.controller';
import { AgencyQueries } from './agency.queries';

/** Agencies, as they are asked for over HTTP. */
@Module({ controllers: [AgencyController], providers: [AgencyQueries] })
export class AgencyModule {}
