import { agencyOfficeTopic, agencyTopics, agentTopic } from './agency/topics';
import type { ConsumerGroup, Topic } from './common';
import { leadTopic, outgoingLeadTopic } from './lead';
import { meetingTopic } from './meeting';
import { partyTopic } from './party';

/** What the data warehouse keeps: everything. */
const everything: Topic[] = [leadTopic, outgoingLeadTopic, meetingTopic, ...agencyTopics, partyTopic];

/**
 * Who listens besides the services, each as a user of its own: the survey integration needs names, the data warehouse
 * keeps everything. A new subscriber costs a line.
 */
export const subscribers: ConsumerGroup[] = [
  { name: 'survey.surveys', topics: [agencyOfficeTopic, agentTopic] },
  { name: 'warehouse.history', topics: everything },
  { name: 'example.approved-leads', topics: [leadTopic] },
];
