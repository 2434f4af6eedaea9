import {
  CausedEventData,
  defineEvent,
  defineSnapshot,
  type EventDefinition,
  sampleActor as actor,
  systemActor,
  topic,
} from '../common/events';
import { CodeField, ObjectField } from '../common/fields';
import { AssetRequirement } from './asset-requirement.dto';
import { assetRequirementSample, noteSample, watchMatchSample, watchSample } from './asset-requirement.samples';
import { AssetRequirementStatusCode } from './codes';
import { WatchMatch } from './match.dto';
import { Note } from './note.dto';
import { Watch } from './watch.dto';

const owner = 'asset-requirement';
const system = systemActor(owner);
export const assetRequirementTopic = topic('ovipro.asset-requirement', 'assetRequirementId', { owner });
export const watchTopic = topic('ovipro.watch', 'watchId', { owner });
export const watchMatchTopic = topic('ovipro.watch-match', 'matchId', { owner });

/** What an event about an asset requirement carries. */
export class AssetRequirementEventData extends CausedEventData {
  @ObjectField(() => AssetRequirement, {
    description:
      'The asset requirement as GET answers it once the change is committed; the last state of a deleted one.',
  })
  assetRequirement!: AssetRequirement;
}

/** What an event about a change of an asset requirement's status carries. */
export class AssetRequirementStatusEventData extends AssetRequirementEventData {
  @CodeField(AssetRequirementStatusCode, { description: 'The state of the asset requirement before.' })
  previousStatusCode!: AssetRequirementStatusCode;
}

/** What an event about a changed asset requirement carries, or about one of its notes. */
export class AssetRequirementUpdatedEventData extends AssetRequirementStatusEventData {
  @ObjectField(() => Note, {
    optional: true,
    description: 'The note that was written, changed or deleted, where the update is about one.',
  })
  note?: Note;
}

/** What an event about a watch carries. */
export class WatchEventData extends CausedEventData {
  @ObjectField(() => Watch, { description: 'The watch as GET answers it once the change is committed.' })
  watch!: Watch;
}

/** What is told when a realty matches a watch. */
export class WatchMatchEventData extends CausedEventData {
  @ObjectField(() => WatchMatch, { description: 'What matches, and why.' })
  match!: WatchMatch;
}

const requirement = assetRequirementSample;

/** An event of an asset requirement that came into a status. */
const arrival = (
  name: string,
  description: string,
  statusCode: AssetRequirementStatusCode,
  previousStatusCode: AssetRequirementStatusCode,
) =>
  defineEvent({
    name: `asset-requirement-${name}`,
    topic: assetRequirementTopic,
    description,
    data: AssetRequirementStatusEventData,
    sample: { assetRequirement: { ...requirement, statusCode }, actor, previousStatusCode },
  });

export const assetRequirementCreated = defineEvent({
  name: 'asset-requirement-created',
  topic: assetRequirementTopic,
  description: 'An asset requirement was created: a draft.',
  data: AssetRequirementEventData,
  sample: { assetRequirement: { ...requirement, statusCode: 'DRAFT' }, actor },
});

export const assetRequirementUpdated = defineEvent({
  name: 'asset-requirement-updated',
  topic: assetRequirementTopic,
  description: 'An asset requirement was changed, its state not; or one of its notes was written, changed or deleted.',
  data: AssetRequirementUpdatedEventData,
  sample: { assetRequirement: requirement, note: noteSample, actor, previousStatusCode: 'ACTIVE' },
});

export const assetRequirementActivated = arrival(
  'activated',
  'An asset requirement is ACTIVE: by a PUT, or by its purchase assignment.',
  'ACTIVE',
  'DRAFT',
);
export const assetRequirementFinished = arrival(
  'finished',
  'An asset requirement ended without a purchase: by a PUT, or with its purchase assignment. This is final.',
  'FINISHED',
  'ACTIVE',
);
export const assetRequirementRejected = arrival(
  'rejected',
  'An asset requirement was given up. This is final.',
  'REJECTED',
  'DRAFT',
);
export const assetRequirementPurchased = arrival(
  'purchased',
  'A realty was bought through an asset requirement. This is final.',
  'PURCHASED',
  'ACTIVE',
);
export const assetRequirementDeleted = arrival(
  'deleted',
  'A draft was deleted with its notes; this was its last state.',
  'DRAFT',
  'DRAFT',
);

export const assetRequirementSnapshot = defineSnapshot({
  topic: assetRequirementTopic,
  shows: 'The present state of an asset requirement',
  data: AssetRequirementEventData,
  sample: { assetRequirement: requirement },
});

export const watchCreated = defineEvent({
  name: 'watch-created',
  topic: watchTopic,
  description: 'A watch was created.',
  data: WatchEventData,
  sample: { watch: watchSample, actor },
});

export const watchUpdated = defineEvent({
  name: 'watch-updated',
  topic: watchTopic,
  description: 'A watch was changed.',
  data: WatchEventData,
  sample: { watch: watchSample, actor },
});

export const watchEnded = defineEvent({
  name: 'watch-ended',
  topic: watchTopic,
  description: 'A watch is ENDED: its time is over, or its asset requirement has ended. This is final.',
  data: WatchEventData,
  sample: { watch: { ...watchSample, watchStatusCode: 'ENDED' }, actor: system },
});

export const watchSnapshot = defineSnapshot({
  topic: watchTopic,
  shows: 'The present state of a watch',
  data: WatchEventData,
  sample: { watch: watchSample },
});

export const watchMatched = defineEvent({
  name: 'watch-matched',
  topic: watchMatchTopic,
  description: 'A realty matches the asset requirement of a watch, for the first time or anew after a change.',
  data: WatchMatchEventData,
  sample: { match: watchMatchSample, actor: system },
});

export const watchMatchSnapshot = defineSnapshot({
  topic: watchMatchTopic,
  shows: 'A realty that matches the asset requirement of a watch',
  data: WatchMatchEventData,
  sample: { match: watchMatchSample },
});

/** Everything that the asset requirement service publishes. */
export const assetRequirementEvents: EventDefinition[] = [
  assetRequirementCreated,
  assetRequirementUpdated,
  assetRequirementActivated,
  assetRequirementFinished,
  assetRequirementRejected,
  assetRequirementPurchased,
  assetRequirementDeleted,
  assetRequirementSnapshot,
  watchCreated,
  watchUpdated,
  watchEnded,
  watchSnapshot,
  watchMatched,
  watchMatchSnapshot,
];
