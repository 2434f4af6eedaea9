import { Actor, defineEvent } from '../common/events';
import { ObjectField } from '../common/fields';
import { Agency } from './agency.dto';
import { AgencyOffice } from './agency-office.dto';
import { Agent } from './agent.dto';
import { agencyOfficeSample, agencySample, agentSample } from './samples';
import { agencyOfficeTopic, agencyTopic, agentTopic } from './topics';

/** What an event about an agency carries. */
export class AgencyEventData {
  @ObjectField(() => Agency)
  agency!: Agency;

  @ObjectField(() => Actor)
  actor!: Actor;
}

/** What an event about an office carries. */
export class AgencyOfficeEventData {
  @ObjectField(() => AgencyOffice)
  agencyOffice!: AgencyOffice;

  @ObjectField(() => Actor)
  actor!: Actor;
}

/** What an event about an agent carries. */
export class AgentEventData {
  @ObjectField(() => Agent)
  agent!: Agent;

  @ObjectField(() => Actor)
  actor!: Actor;
}

const system: Actor = { sub: 'system:agency', name: 'OviPro' };
const onRequest = 'published on request for late subscribers and restores.';

export const agencyChanged = defineEvent({
  name: 'agency-changed',
  topic: agencyTopic,
  description: 'An agency came or changed.',
  data: AgencyEventData,
  sample: { agency: agencySample, actor: system },
});

export const agencySnapshot = defineEvent({
  name: 'agency-snapshot',
  topic: agencyTopic,
  description: `The present state of an agency, ${onRequest}`,
  data: AgencyEventData,
  sample: { agency: agencySample, actor: system },
});

export const agencyOfficeChanged = defineEvent({
  name: 'agency-office-changed',
  topic: agencyOfficeTopic,
  description:
    'An office came, or anything of it changed: its coordinates, contacts, public agents, the name of its agency.',
  data: AgencyOfficeEventData,
  sample: { agencyOffice: agencyOfficeSample, actor: system },
});

export const agencyOfficeSnapshot = defineEvent({
  name: 'agency-office-snapshot',
  topic: agencyOfficeTopic,
  description: `The present state of an office, ${onRequest}`,
  data: AgencyOfficeEventData,
  sample: { agencyOffice: agencyOfficeSample, actor: system },
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

export const agentSnapshot = defineEvent({
  name: 'agent-snapshot',
  topic: agentTopic,
  description: `The present state of an agent, ${onRequest}`,
  data: AgentEventData,
  sample: { agent: agentSample, actor: system },
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
