import { type LeadSearch, leadSortFields } from '@ovipro/contracts';
import { anyOf, defineSearch, equals, overlaps } from '@ovipro/platform';
import type { LeadEntity } from './lead.entity';
import { leadRoot } from './lead.root';

export const leadSearch = defineSearch<LeadSearch, LeadEntity>({
  resource: leadRoot,
  list: 'leads',
  filters: {
    leadId: anyOf('leadId'),
    agentId: equals('agentId'),
    partyId: equals('partyId'),
    leadStatusCode: anyOf('leadStatusCode'),
    leadSourceTypeCode: anyOf('leadSourceTypeCode'),
    realtyFriendlyId: equals('realtyFriendlyId'),
    supplierAssignedId: overlaps('supplierAssignedIds'),
  },
  selectiveFilters: ['supplierAssignedId'],
  sorts: leadSortFields,
  defaultSort: 'creationTime|desc',
  counters: { table: 'lead_count', count: 'leads', filters: ['leadStatusCode'] },
});
