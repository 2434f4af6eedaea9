import { leadTopic, outgoingLeadTopic } from '@ovipro/contracts';
import { defineService } from '@ovipro/platform';
import { LeadConfig } from './config';
import { DirectoryModule } from './directory/directory.module';
import { LeadEntity } from './lead/lead.entity';
import { LeadModule } from './lead/lead.module';
import { leadRoot } from './lead/lead.root';
import { CreateLead1732200000000 } from './migrations/1732200000000-create-lead';
import { AddOutgoingLead1732300000000 } from './migrations/1732300000000-add-outgoing-lead';
import { CountLeads1732400000000 } from './migrations/1732400000000-count-leads';
import { IndexSupplierIds1732500000000 } from './migrations/1732500000000-index-supplier-ids';
import { OutgoingLeadEntity } from './outgoing-lead/outgoing-lead.entity';
import { OutgoingLeadModule } from './outgoing-lead/outgoing-lead.module';
import { outgoingLeadRoot } from './outgoing-lead/outgoing-lead.root';
import { UpkeepModule } from './upkeep/upkeep.module';

export const leadService = defineService({
  name: 'lead',
  config: LeadConfig,
  apis: [
    {
      name: 'lead',
      title: 'Lead API',
      description:
        'Leads from marketplaces and partners, how agents handle them, and the leads that they send to partners.',
      tags: {
        Leads:
          'Customers who may want to sell, buy, let or rent, as marketplaces and partners send them, and how offices handle them.',
        'Outgoing leads': 'Customers whom agents hand over to partners, such as banks.',
      },
      modules: [LeadModule, OutgoingLeadModule],
    },
  ],
  modules: [DirectoryModule, UpkeepModule],
  persistence: {
    name: 'lead',
    entities: [LeadEntity, OutgoingLeadEntity],
    migrations: [
      CreateLead1732200000000,
      AddOutgoingLead1732300000000,
      CountLeads1732400000000,
      IndexSupplierIds1732500000000,
    ],
  },
  roots: [leadRoot, outgoingLeadRoot],
  topics: [leadTopic, outgoingLeadTopic],
});
