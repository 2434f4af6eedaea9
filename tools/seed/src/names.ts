import { agentNames } from './agents';
import type { Row, Rows } from './fill';
import { meetingParties } from './meetings';
import { makeOffices } from './offices';
import { partyIdOf, personOf } from './people';

export interface NameRows {
  rows: Rows;
  count: number;
}

const entry = (id: string, kind: string, data: object): Row => [id, kind, '0', JSON.stringify(data)];

/** Rows of a service's directory by their number. */
function nameRows(count: number, rowOf: (number: number) => Row): NameRows {
  const make = (first: number, some: number): Row[] => [...Array(some).keys()].map((index) => rowOf(first + index));
  const columns = ['id', 'kind', 'sequence', 'data'] as const;
  return { rows: { table: 'directory_entry', columns, make, order: ([id]: Row) => id as string }, count };
}

/** The names of agents that made-up assignments show, as the directory of their service keeps them; real ones replace them. */
export function agentEntries(): NameRows {
  const agents = [...agentNames(makeOffices().all)];
  return nameRows(agents.length, (number) => entry(agents[number][0], 'agent', agents[number][1]));
}

/** As {@link agentEntries}, of agents and parties of made-up meetings. */
export function meetingNames(): NameRows {
  const agents = [...agentNames(makeOffices().all)];
  return nameRows(agents.length + meetingParties, (number) => {
    if (number < agents.length) return entry(agents[number][0], 'agent', agents[number][1]);
    const { firstName, lastName, emailAddress, phoneNumber } = personOf(number - agents.length);
    const party = { partyName: `${firstName} ${lastName}`, emailAddress, phoneNumber };
    return entry(partyIdOf(number - agents.length), 'party', party);
  });
}
