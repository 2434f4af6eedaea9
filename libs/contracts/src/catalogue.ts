import { agencyEvents } from './agency';
import { assignmentConsumers, assignmentEvents } from './assignment';
import { assetRequirementConsumers, assetRequirementEvents } from './asset-requirement';
import type { ConsumerGroup, EventDefinition, Topic } from './common';
import { leadConsumers, leadEvents } from './lead';
import { meetingConsumers, meetingEvents } from './meeting';
import { partyEvents } from './party';
import { realtyEvents } from './realty';
import { subscribers } from './subscribers';
import { tradeEvents } from './trade';

/** Every event that crosses a process: what is generated, documented and read by tools. A new service costs a line. */
export const catalogue: EventDefinition[] = [
  ...leadEvents,
  ...agencyEvents,
  ...partyEvents,
  ...tradeEvents,
  ...realtyEvents,
  ...meetingEvents,
  ...assignmentEvents,
  ...assetRequirementEvents,
];

/** Every topic, once. */
export const topics: Topic[] = [...new Set(catalogue.map((event) => event.topic))];

/** Every group that reads: those of the services, and the subscribers. */
export const consumerGroups: ConsumerGroup[] = [
  ...leadConsumers,
  ...subscribers,
  ...meetingConsumers,
  ...assignmentConsumers,
  ...assetRequirementConsumers,
];
