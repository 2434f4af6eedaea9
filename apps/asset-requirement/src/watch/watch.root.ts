import { watchSnapshot, watchTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { WatchEntity } from './watch.entity';
import { watchProjection } from './watch.projection';

export const watchRoot = defineRoot({
  resource: 'watch',
  entity: WatchEntity,
  id: 'watchId',
  topic: watchTopic,
  projection: watchProjection,
  snapshot: watchSnapshot,
});
