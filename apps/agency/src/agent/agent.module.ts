import { Module } from '@nestjs/common';
import { AgentController } from './agent.controller';

/** Agents, as they are asked for over HTTP. */
@Module({ controllers: [AgentController] })
export class AgentModule {}
