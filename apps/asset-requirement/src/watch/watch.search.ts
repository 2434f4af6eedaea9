import type { WatchSearch } from '@ovipro/contracts';
import { anyOf, defineSearch, overlaps } from '@ovipro/platform';
import type { WatchEntity } from './watch.entity';
import { watchRowProjection } from './watch.projection';
import { watchRoot } from './watch.root';

export const watchSearch = defineSearch<WatchSearch, WatchEntity>({
  resource: watchRoot,
  projection: watchRowProjection,
  list: 'watches',
  filters: {
    watchId: anyOf('watchId'),
    agentId: anyOf('responsibleAgentId'),
    assetRequirementId: anyOf('assetRequirementId'),
    partyId: overlaps('partyIds'),
    statusCode: anyOf('statusCode'),
    realtyPropertyTypeCode: overlaps('propertyTypeCodes'),
  },
  sorts: ['modificationTime'],
  defaultSort: 'modificationTime|desc',
  selectiveFilters: ['watchId', 'agentId', 'assetRequirementId', 'partyId'],
});
