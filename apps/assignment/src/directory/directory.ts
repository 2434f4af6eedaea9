import { assignmentDirectory } from '@ovipro/contracts';
import { defineDirectory, type Known } from '@ovipro/platform';

/** What assignments show of resources that others own. */
export const assignmentNames = defineDirectory(assignmentDirectory, {
  agent: ({ firstName, lastName }) => ({ firstName, lastName }),
  'agency-office': ({ agency }) => ({ agencyId: agency.agencyId }),
  party: ({ name, firstName, lastName, address }) => ({
    name: name || [firstName, lastName].filter(Boolean).join(' ') || undefined,
    address,
  }),
});

export type KnownAgent = Known<typeof assignmentNames, 'agent'>;
export type KnownParty = Known<typeof assignmentNames, 'party'>;
