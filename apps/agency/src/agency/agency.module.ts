import { Module } from '@nestjs/common';

/** Agencies, as they are asked for over HTTP. */
@Module({})
export class AgencyModule {}
