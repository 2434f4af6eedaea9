import { topic } from '../common/events';

const compacted = { compacted: true, owner: 'agency' };

export const agencyTopic = topic('ovipro.agency', 'agencyId', compacted);
export const agencyOfficeTopic = topic('ovipro.agency-office', 'agencyOfficeId', compacted);
export const agentTopic = topic('ovipro.agent', 'agentId', compacted);

/** The agency service's topics: each replayed from its start gives a whole directory. */
export const agencyTopics = [agencyTopic, agencyOfficeTopic, agentTopic];
