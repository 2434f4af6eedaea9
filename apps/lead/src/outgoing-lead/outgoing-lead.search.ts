import type { OutgoingLeadSearch } from '@ovipro/contracts';
import { anyOf, defineSearch, equals } from '@ovipro/platform';
import type { OutgoingLeadEntity } from './outgoing-lead.entity';
import { outgoingLeadRoot } from './outgoing-lead.root';

export const outgoingLeadSearch = defineSearch<OutgoingLeadSearch, OutgoingLeadEntity>({
  resource: outgoingLeadRoot,
  list: 'leads',
  filters: {
    leadId: anyOf('leadId'),
    agentId: equals('agentId'),
    partyId: equals('partyId'),
    realtyId: equals('realtyId'),
  },
  sorts: ['creationTime'],
  defaultSort: 'creationTime|desc',
});
