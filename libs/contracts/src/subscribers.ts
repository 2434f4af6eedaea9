import { agencyOfficeTopic, agencyTopics, agentTopic } from './agency/topics';
import type { ConsumerGroup } from './common';
import { leadTopic, outgoingLeadTopic } from './lead';
import { meetingTopic } from './meeting';
import { partyTopic } from './party';

/**
 * Who listens besides the services, each as a user of its own: the survey integration needs names, the data warehouse
 * keeps everything. A new subscriber costs a line.
 */
export const subscribers: ConsumerGroup[] = [
  { name: 'survey.surveys', topics: [agencyOfficeTopic, agentTopic] },
  { name: 'warehouse.history', topics: [leadTopic, outgoingLeadTopic, meetingTopic, ...agencyTopics, partyTopic] },
  { name: 'example.approved-leads', topics: [leadTopic] },
];
