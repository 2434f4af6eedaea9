import { agentTopic } from '../agency/topics';
import type { ConsumerGroup } from '../common/events';
import { partyTopic } from '../party/events';

export const meetingDirectory: ConsumerGroup = { name: 'meeting.directory', topics: [agentTopic, partyTopic] };

export const meetingConsumers: ConsumerGroup[] = [meetingDirectory];
