import { Module } from '@nestjs/common';
import { PublicAgentController } from './public-agent.controller';
import { PublicAgentService } from './public-agent.service';

/** The agents whom offices show in public, as they are asked for over HTTP. */
@Module({ controllers: [PublicAgentController], providers: [PublicAgentService] })
export class PublicAgentModule {}
