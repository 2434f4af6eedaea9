import { agencyTopics, leadTopic, partyTopic } from '@ovipro/contracts';
import { defineService } from '@ovipro/platform';
import { LeadConfig } from './config';
import { DirectoryModule } from './directory/directory.module';
import { LeadEntity } from './lead/lead.entity';
import { LeadModule } from './lead/lead.module';
import { leadRoot } from './lead/lead.root';
import { CreateLead1732200000000 } from './migrations/1732200000000-create-lead';

export const leadService = defineService({
  name: 'lead',
  config: LeadConfig,
  apis: [
    {
      name: 'lead',
      title: 'Lead API',
      description: 'Leads from marketplaces and partners, and how agents handle them.',
      modules: [LeadModule],
    },
  ],
  modules: [DirectoryModule],
  persistence: { name: 'lead', entities: [LeadEntity], migrations: [CreateLead1732200000000] },
  roots: [leadRoot],
  topics: [leadTopic, ...agencyTopics, partyTopic],
});
