import type { MeetingAddress } from '@ovipro/contracts';
import { type Transaction, wordsOf } from '@ovipro/platform';
import type { KnownAgent, KnownParty } from '../directory/directory';
import type { MeetingEntity } from './meeting.entity';

/** What of a meeting says what it is found by. */
export type SearchSource = Pick<MeetingEntity, 'partyIds' | 'agentIds' | 'content'>;

/** What of an address people read; codes are not looked for. */
const read: (keyof MeetingAddress)[] = [
  ...(['addressLine1', 'addressLine2', 'stairwell', 'apartmentNumber', 'district'] as const),
  ...(['region', 'postcode', 'postalArea', 'locality', 'country'] as const),
];

interface Entry {
  kind: string;
  id: string;
  data: Partial<KnownParty & KnownAgent>;
}

interface Found {
  words: string[];
  /** Whether the directory knows everybody; a name that it does not know is in no word. */
  complete: boolean;
}

/** The words of some meetings, in their order, with the names that the directory has now. */
export async function searchTermsOf(tx: Transaction, meetings: SearchSource[]): Promise<Found[]> {
  const ids = [meetings.flatMap(({ partyIds }) => partyIds), meetings.flatMap(({ agentIds }) => agentIds)];
  const entries = await tx.query<Entry>(
    `SELECT kind, id, data FROM directory_entry WHERE kind = 'party' AND id = ANY($1::uuid[])
     UNION ALL SELECT kind, id, data FROM directory_entry WHERE kind = 'agent' AND id = ANY($2::uuid[])`,
    ids.map((list) => [...new Set(list)]),
  );
  const known = new Map(entries.map(({ kind, id, data }) => [`${kind} ${id}`, data]));
  return meetings.map((meeting) => ({
    words: termsWith(meeting, (kind, id) => known.get(`${kind} ${id}`)),
    complete:
      meeting.partyIds.every((id) => known.has(`party ${id}`)) &&
      meeting.agentIds.every((id) => known.has(`agent ${id}`)),
  }));
}

/** The words of a meeting: its address, its notes, and names as they are given. */
export function termsWith(
  { partyIds, agentIds, content }: SearchSource,
  nameOf: (kind: 'party' | 'agent', id: string) => Entry['data'] | undefined,
): string[] {
  const { address = {} } = content.meetingRealty;
  const known = [...partyIds.map((id) => nameOf('party', id)), ...agentIds.map((id) => nameOf('agent', id))];
  const names = known.flatMap((one) => [one?.partyName, one?.firstName, one?.lastName]);
  return wordsOf(...read.map((field) => address[field]), content.notes, ...names);
}
