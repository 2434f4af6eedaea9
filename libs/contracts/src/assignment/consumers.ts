import type { ConsumerGroup } from '../common/events';
import { directoryGroup } from '../directories';
import { tradeTopic } from '../trade';

/** The names that assignments show. */
export const assignmentDirectory = directoryGroup('assignment', ['agent', 'agency', 'agency-office', 'party']);

/** The trades that surveys ask about. */
export const assignmentSurveys: ConsumerGroup = { name: 'assignment.surveys', topics: [tradeTopic] };

export const assignmentConsumers: ConsumerGroup[] = [assignmentDirectory, assignmentSurveys];
