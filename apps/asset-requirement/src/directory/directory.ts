import { assetRequirementDirectory, partyNameOf } from '@ovipro/contracts';
import { defineDirectory, type Known } from '@ovipro/platform';

/** What searches show of resources that others own, and what mails need to know of whom they go to. */
export const requirementNames = defineDirectory(assetRequirementDirectory, {
  agent: ({ firstName, lastName, emailAddress, languages }) => ({ firstName, lastName, emailAddress, languages }),
  'agency-office': ({ name }) => ({ name }),
  party: ({ emailAddress, languageCode, ...party }) => ({
    name: partyNameOf(party),
    emailAddress,
    languageCode,
  }),
});

export type KnownAgent = Known<typeof requirementNames, 'agent'>;
export type KnownParty = Known<typeof requirementNames, 'party'>;
