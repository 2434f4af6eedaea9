import type { MeetingAddress } from '@ovipro/contracts';
import { defineTermIndex } from '@ovipro/platform';
import type { KnownAgent, KnownParty } from '../directory/directory';
import { meetingRoot } from './meeting.root';

/** What of an address people read; codes are not looked for. */
const read: (keyof MeetingAddress)[] = [
  ...(['addressLine1', 'addressLine2', 'stairwell', 'apartmentNumber', 'district'] as const),
  ...(['region', 'postcode', 'postalArea', 'locality', 'country'] as const),
];

/** What a meeting is found by: its address, its notes, and the names of its parties and agents. */
export const meetingTerms = defineTermIndex({
  root: meetingRoot,
  includes: ['creationTime'],
  source: ['content'],
  texts: ({ content: { meetingRealty, notes } }) => [...read.map((field) => meetingRealty.address?.[field]), notes],
  names: {
    party: { ids: 'partyIds', texts: ({ partyName }: KnownParty) => [partyName] },
    agent: { ids: 'agentIds', texts: ({ firstName, lastName }: KnownAgent) => [firstName, lastName] },
  },
});
