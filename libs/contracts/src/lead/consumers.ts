import type { ConsumerGroup } from '../common/events';
import { directoryGroup } from '../directories';

/** The names that leads show. */
export const leadDirectory = directoryGroup('lead', ['agency-office', 'agent', 'party']);

export const leadConsumers: ConsumerGroup[] = [leadDirectory];
