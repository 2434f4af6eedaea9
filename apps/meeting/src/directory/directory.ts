import { meetingDirectory } from '@ovipro/contracts';
import { defineDirectory, type Known } from '@ovipro/platform';

/** What searches show of resources that others own. */
export const meetingNames = defineDirectory(meetingDirectory, {
  agent: ({ firstName, lastName }) => ({ firstName, lastName }),
  party: ({ name, firstName, lastName, emailAddress, phoneNumber }) => ({
    partyName: name || [firstName, lastName].filter(Boolean).join(' ') || undefined,
    emailAddress,
    phoneNumber,
  }),
});

export type KnownAgent = Known<typeof meetingNames, 'agent'>;
export type KnownParty = Known<typeof meetingNames, 'party'>;
