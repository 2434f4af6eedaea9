import { customerPartiesOf, type Fault } from '@ovipro/contracts';
import { badBody } from '@ovipro/platform';
import type { DocumentInput } from './render/input';
import { unprintable } from './render/pdf/fonts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const faultOf = (path: string, characters: string[], where = ''): Fault[] => {
  const message = `has characters${where} that documents cannot show: ${characters.join(' ')}`;
  return characters.length > 0 ? [{ path, errorCode: 'INVALID_TYPE', message }] : [];
};

/** The faults of all texts in a value. */
function faultsIn(value: unknown, path = ''): Fault[] {
  if (typeof value === 'string') return faultOf(path, unprintable(value));
  if (Array.isArray(value)) return value.flatMap((item, index) => faultsIn(item, `${path}[${index}]`));
  if (!isObject(value)) return [];
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return Object.entries(value).flatMap(([name, item]) => faultsIn(item, below(name)));
}

/** What registers say of those whom a property names. */
function registerFaults(path: string, entries: [id: string, entry: object][]): Fault[] {
  const wrong = entries.map(([id, entry]) => ({ id, characters: unprintable(JSON.stringify(entry)) }));
  const ids = wrong.filter(({ characters }) => characters.length > 0).map(({ id }) => id);
  const characters = new Set(wrong.flatMap((one) => one.characters));
  return faultOf(path, [...characters], ` in the register's entry of ${ids.join(', ')}`);
}

/** What an input says that the fonts have no glyphs for. */
function unprintableIn(input: DocumentInput): Fault[] {
  const { assignment, parties, agents, agency } = input;
  const { agencyOfficeId } = assignment.assignment;
  return [
    ...faultsIn(assignment),
    ...('agreement' in input ? faultsIn(input.agreement) : []),
    ...('marketingConditions' in input ? faultsIn(input.marketingConditions, 'marketingConditions') : []),
    ...registerFaults(
      customerPartiesOf[assignment.assignmentTypeCode],
      parties.map((party) => [party.partyId, party]),
    ),
    ...registerFaults(
      'assignment.agents',
      agents.map((agent) => [agent.agentId, agent]),
    ),
    ...registerFaults('assignment.agencyOfficeId', [[agencyOfficeId, agency]]),
  ];
}

/**
 * Refuses what would show boxes in place of characters.
 * @throws ApiError BAD_REQUEST_BODY naming each text
 */
export function assertPrintable(input: DocumentInput): void {
  const faults = unprintableIn(input);
  if (faults.length > 0) throw badBody(faults, 'The document cannot show all characters.');
}
