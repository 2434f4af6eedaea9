import { agencyTopics } from '@ovipro/contracts';
import { defineService } from '@ovipro/platform';
import { AccountEntity } from './account/account.entity';
import { AgencyEntity } from './agency/agency.entity';
import { AgencyModule } from './agency/agency.module';
import { agencyRoot } from './agency/agency.root';
import { AgencyOfficeEntity } from './agency-office/agency-office.entity';
import { AgencyOfficeModule } from './agency-office/agency-office.module';
import { agencyOfficeRoot } from './agency-office/agency-office.root';
import { AgentEntity } from './agent/agent.entity';
import { AgentModule } from './agent/agent.module';
import { agentRoot } from './agent/agent.root';
import { AgencyConfig } from './config';
import { CreateAgency1732200000000 } from './migrations/1732200000000-create-agency';
import { KeepEditsAndRemovals1732300000000 } from './migrations/1732300000000-keep-edits-and-removals';
import { ImportedRecordEntity } from './import/imported-record.entity';
import { PublicAgentModule } from './public-agent/public-agent.module';
import { SigningKeyEntity } from './signing-key/signing-key.entity';
import { AuthenticationModule } from './token/authentication.module';
import { LoginFailureEntity } from './token/login-failure.entity';

export const agencyService = defineService({
  name: 'agency',
  config: AgencyConfig,
  apis: [
    {
      name: 'agency',
      title: 'Agency API',
      description: 'Agencies, their offices and their agents.',
      tags: {
        Agencies: 'Companies that broker realties. They come by import.',
        AgencyOffices: 'The offices of agencies: where agents work, and what customers see of them.',
        'Public Agents': 'The agents whom an office shows on its web pages.',
        Agents: 'The people who work for agencies. They come and go by import.',
      },
      modules: [AgencyModule, AgencyOfficeModule, PublicAgentModule, AgentModule],
    },
    {
      name: 'authentication',
      title: 'Authentication API',
      description: 'Access tokens, and the keys to verify them with.',
      tags: {
        Tokens: 'How a program logs in.',
        Keys: 'How a service knows that a token is good.',
      },
      modules: [AuthenticationModule],
    },
  ],
  persistence: {
    name: 'agency',
    entities: [
      AgencyEntity,
      AgencyOfficeEntity,
      AgentEntity,
      AccountEntity,
      SigningKeyEntity,
      LoginFailureEntity,
      ImportedRecordEntity,
    ],
    migrations: [CreateAgency1732200000000, KeepEditsAndRemovals1732300000000],
  },
  roots: [agencyRoot, agencyOfficeRoot, agentRoot],
  topics: agencyTopics,
});
