import { meetingDirectory, partyNameOf } from '@ovipro/contracts';
import { defineDirectory, type Known } from '@ovipro/platform';

/** What searches show of resources that others own. */
export const meetingNames = defineDirectory(meetingDirectory, {
  agent: ({ firstName, lastName }) => ({ firstName, lastName }),
  party: ({ emailAddress, phoneNumber, ...party }) => ({ partyName: partyNameOf(party), emailAddress, phoneNumber }),
});

export type KnownAgent = Known<typeof meetingNames, 'agent'>;
export type KnownParty = Known<typeof meetingNames, 'party'>;
