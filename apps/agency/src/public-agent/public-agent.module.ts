import { Module } from '@nestjs/common';
import { AgencyOfficeModule } from '../agency-office/agency-office.module';
import { AgentModule } from '../agent/agent.module';
import { PublicAgentController } from './public-agent.controller';
import { PublicAgentService } from './public-agent.service';

/** The agents whom offices show in public, as they are asked for over HTTP. */
@Module({
  imports: [AgencyOfficeModule, AgentModule],
  controllers: [PublicAgentController],
  providers: [PublicAgentService],
})
export class PublicAgentModule {}
