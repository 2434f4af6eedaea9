import { Module } from '@nestjs/common';

/** Offices, as they are asked for over HTTP. */
@Module({})
export class AgencyOfficeModule {}
