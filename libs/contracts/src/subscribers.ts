import { agencyOfficeTopic, agencyTopics, agentTopic } from './agency/topics';
import { assignmentTopic, officeSettingsTopic, surveyTopic } from './assignment';
import type { ConsumerGroup, Topic } from './common';
import { leadTopic, outgoingLeadTopic } from './lead';
import { meetingTopic } from './meeting';
import { partyTopic } from './party';

/** What the data warehouse keeps: everything. */
const everything: Topic[] = [
  ...[leadTopic, outgoingLeadTopic, meetingTopic, assignmentTopic, officeSettingsTopic, surveyTopic],
  ...[...agencyTopics, partyTopic],
];

/**
 * Who listens besides the services, each as a user of its own: the survey integration sends surveys that are due and needs
 * names, HSP keeps track of the prices in assignments, the data warehouse keeps everything. A new subscriber costs a line.
 */
export const subscribers: ConsumerGroup[] = [
  { name: 'survey.surveys', topics: [surveyTopic, assignmentTopic, agencyOfficeTopic, agentTopic] },
  { name: 'hsp.prices', topics: [assignmentTopic, officeSettingsTopic] },
  { name: 'warehouse.history', topics: everything },
  { name: 'example.approved-leads', topics: [leadTopic] },
];
