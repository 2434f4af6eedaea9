import { Module } from '@nestjs/common';

/** Agents, as they are asked for over HTTP. */
@Module({})
export class AgentModule {}
