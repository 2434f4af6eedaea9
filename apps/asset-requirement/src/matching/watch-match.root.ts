import { WatchMatch, watchMatchSnapshot, watchMatchTopic } from '@ovipro/contracts';
import { defineRoot, type Projection } from '@ovipro/platform';
import { bySqlAlone, matchSql } from './match.search';
import { WatchMatchEntity } from './watch-match.entity';

/** The match as events carry it: watch, asset requirement and realty as they are. No caller reads it by its id. */
const projection: Projection<WatchMatchEntity, WatchMatch> = {
  entity: WatchMatchEntity,
  type: WatchMatch,
  sql: matchSql,
  answer: bySqlAlone,
  etag: bySqlAlone,
  etagOfRow: bySqlAlone,
};

export const watchMatchRoot = defineRoot({
  resource: 'watch-match',
  permission: 'asset-requirement',
  payloadKey: 'match',
  entity: WatchMatchEntity,
  id: 'matchId',
  where: { holds: true },
  topic: watchMatchTopic,
  projection,
  snapshot: watchMatchSnapshot,
});
