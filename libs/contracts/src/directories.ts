import type { Agency } from './agency/agency.dto';
import type { AgencyOffice } from './agency/agency-office.dto';
import type { Agent } from './agency/agent.dto';
import {
  agencyChanged,
  agencyOfficeChanged,
  agencyOfficeSnapshot,
  agencySnapshot,
  agentChanged,
  agentRemoved,
  agentSnapshot,
} from './agency/events';
import type { ConsumerGroup, EventDefinition } from './common/events';
import { partyChanged, partyRemoved } from './party/events';
import type { Party } from './party/party.dto';

/** The resources whose names other services keep, by their kind. */
export interface DirectoryResources {
  agency: Agency;
  agent: Agent;
  'agency-office': AgencyOffice;
  party: Party;
}

export type DirectoryKind = keyof DirectoryResources;

/** Which events tell of a kind. A new kind costs a line above and one in `directoryKinds`. */
export interface DirectorySource<R extends object> {
  /** All of one topic; each shows the resource as it is, so that a directory that starts late takes a snapshot as well. */
  states: EventDefinition[];
  /** @param data of one of the `states` */
  resourceOf(data: object): R;
  /** The end of a resource, after which its name stays on old rows (`keeps: 'data'`) or is forgotten (`'nothing'`). */
  removal?: { event: EventDefinition; keeps: 'data' | 'nothing' };
}

const source = <D extends object, R extends object>(
  states: EventDefinition<D>[],
  resourceOf: (data: D) => R,
  removal?: DirectorySource<R>['removal'],
): DirectorySource<R> => ({ states, resourceOf: (data) => resourceOf(data as D), removal });

export const directoryKinds: { [K in DirectoryKind]: DirectorySource<DirectoryResources[K]> } = {
  agency: source([agencyChanged, agencySnapshot], ({ agency }) => agency),
  agent: source([agentChanged, agentSnapshot], ({ agent }) => agent, { event: agentRemoved, keeps: 'data' }),
  'agency-office': source([agencyOfficeChanged, agencyOfficeSnapshot], ({ agencyOffice }) => agencyOffice),
  party: source([partyChanged], ({ party }) => party, { event: partyRemoved, keeps: 'nothing' }),
};

/** The group that keeps up a service's directory. */
export interface DirectoryGroup<K extends DirectoryKind = DirectoryKind> extends ConsumerGroup {
  kinds: K[];
}

/** A service's directory: its group, named as in `lead.directory`, reads the topics of its kinds. */
export const directoryGroup = <K extends DirectoryKind>(service: string, kinds: K[]): DirectoryGroup<K> => ({
  name: `${service}.directory`,
  topics: kinds.map((kind) => directoryKinds[kind].states[0].topic),
  kinds,
});
