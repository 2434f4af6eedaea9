import { agencyOfficeTopic, agentTopic } from '../agency/topics';
import type { ConsumerGroup } from '../common/events';
import { partyTopic } from '../party/events';

/** The names that leads show. */
export const leadDirectory: ConsumerGroup = {
  name: 'lead.directory',
  topics: [agencyOfficeTopic, agentTopic, partyTopic],
};

export const leadConsumers = [leadDirectory];
