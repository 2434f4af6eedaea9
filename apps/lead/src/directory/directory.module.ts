import { Module } from '@nestjs/common';

/** The names of agents, offices and parties that leads show. */
@Module({})
export class DirectoryModule {}
