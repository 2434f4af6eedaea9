import { CausedEventData, defineEvent, defineSnapshot, systemActor } from '../common/events';
import { ObjectField } from '../common/fields';
import { Agency } from './agency.dto';
import { AgencyOffice } from './agency-office.dto';
import { Agent } from './agent.dto';
import { agencyOfficeSample, agencySample, agentSample } from './samples';
import { agencyOfficeTopic, agencyTopic, agentTopic } from './topics';

/** What an event about an agency carries. */
export class AgencyEventData extends CausedEventData {
  @ObjectField(() => Agency)
  agency!: Agency;
}

/** What an event about an office carries. */
export class AgencyOfficeEventData extends CausedEventData {
  @ObjectField(() => AgencyOffice)
  agencyOffice!: AgencyOffice;
}

/** What an event about an agent carries. */
export class AgentEventData extends CausedEventData {
  @ObjectField(() => Agent)
  agent!: Agent;
}

const system = systemActor('agency');

export const agencyChanged = defineEvent({
  name: 'agency-changed',
  topic: agencyTopic,
  description: 'An agency came or changed.',
  data: AgencyEventData,
  sample: { agency: agencySample, actor: system },
});

export const agencySnapshot = defineSnapshot({
  topic: agencyTopic,
  shows: 'The present state of an agency',
  data: AgencyEventData,
  sample: { agency: agencySample },
});

export const agencyOfficeChanged = defineEvent({
  name: 'agency-office-changed',
  topic: agencyOfficeTopic,
  description:
    'An office came, or anything of it changed: its coordinates, contacts, public agents, the name of its agency.',
  data: AgencyOfficeEventData,
  sample: { agencyOffice: agencyOfficeSample, actor: system },
});

export const agencyOfficeSnapshot = defineSnapshot({
  topic: agencyOfficeTopic,
  shows: 'The present state of an office',
  data: AgencyOfficeEventData,
  sample: { agencyOffice: agencyOfficeSample },
});

export const agentChanged = defineEvent({
  name: 'agent-changed',
  topic: agentTopic,
  description: 'An agent came or changed.',
  data: AgentEventData,
  sample: { agent: agentSample, actor: system },
});

export const agentRemoved = defineEvent({
  name: 'agent-removed',
  topic: agentTopic,
  description: 'An agent is gone: a tombstone, without data. Names on old rows stay.',
});

export const agentSnapshot = defineSnapshot({
  topic: agentTopic,
  shows: 'The present state of an agent',
  data: AgentEventData,
  sample: { agent: agentSample },
});

export const agencyEvents = [
  agencyChanged,
  agencySnapshot,
  agencyOfficeChanged,
  agencyOfficeSnapshot,
  agentChanged,
  agentRemoved,
  agentSnapshot,
];
