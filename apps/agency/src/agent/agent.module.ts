import { Module } from '@nestjs/common';
import { AgentController } from './agent.controller';
import { AgentQueries } from './agent.queries';

/** Agents, as they are asked for over HTTP. */
@Module({ controllers: [AgentController], providers: [AgentQueries], exports: [AgentQueries] })
export class AgentModule {}
