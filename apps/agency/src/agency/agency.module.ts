import { Module } from '@nestjs/common';
import { AgencyController } from './agency.controller';

/** Agencies, as they are asked for over HTTP. */
@Module({ controllers: [AgencyController] })
export class AgencyModule {}
