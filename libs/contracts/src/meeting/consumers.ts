import type { ConsumerGroup } from '../common/events';
import { directoryGroup } from '../directories';

/** The names that meetings show. */
export const meetingDirectory = directoryGroup('meeting', ['agent', 'party']);

export const meetingConsumers: ConsumerGroup[] = [meetingDirectory];
