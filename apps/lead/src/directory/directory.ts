import { leadDirectory } from '@ovipro/contracts';
import { defineDirectory, type Known } from '@ovipro/platform';

/** What leads show of resources that others own: senders and customers of outgoing leads, and offices. */
export const leadNames = defineDirectory(leadDirectory, {
  agent: ({ firstName, lastName, emailAddress, phoneNumber }) => ({ firstName, lastName, emailAddress, phoneNumber }),
  'agency-office': ({ name }) => ({ name }),
  party: ({ firstName, lastName, emailAddress }) => ({ firstName, lastName, emailAddress }),
});

export type KnownAgent = Known<typeof leadNames, 'agent'>;
export type KnownParty = Known<typeof leadNames, 'party'>;
