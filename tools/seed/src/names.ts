import { agentNames } from './agents';
import type { Row, Rows } from './fill';
import { meetingParties } from './meetings';
import { makeOffices } from './offices';
import { partyIdOf, personOf } from './people';

/** The names that made-up meetings show, as the directory of the meeting service keeps them; real ones replace them. */
export function meetingNames(): { rows: Rows; count: number } {
  const agents = [...agentNames(makeOffices().all)];
  const entry = (id: string, kind: string, data: object): Row => [id, kind, '0', JSON.stringify(data)];
  const rowOf = (number: number): Row => {
    if (number < agents.length) return entry(agents[number][0], 'agent', agents[number][1]);
    const { firstName, lastName, emailAddress, phoneNumber } = personOf(number - agents.length);
    const party = { partyName: `${firstName} ${lastName}`, emailAddress, phoneNumber };
    return entry(partyIdOf(number - agents.length), 'party', party);
  };
  const make = (first: number, count: number): Row[] => [...Array(count).keys()].map((index) => rowOf(first + index));
  const columns = ['id', 'kind', 'sequence', 'data'] as const;
  const rows = { table: 'directory_entry', columns, make, order: ([id]: Row) => id as string };
  return { rows, count: agents.length + meetingParties };
}
