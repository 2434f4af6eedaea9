import type { ConsumerGroup } from '../common/events';
import { directoryGroup } from '../directories';

/** The names that assignments show. */
export const assignmentDirectory = directoryGroup('assignment', ['agent', 'agency-office', 'party']);

export const assignmentConsumers: ConsumerGroup[] = [assignmentDirectory];
