import { directoryModule, startErasure } from '@ovipro/platform';
import { mailErasure } from '../mail/mail.jobs';
import { requirementNames } from './directory';

/** Answers show other names at once; nothing is searched by them. Mails to a party that is removed are forgotten. */
export const DirectoryModule = directoryModule(requirementNames, {
  party: { removed: async (tx, partyId) => startErasure(tx, partyId, [mailErasure]) },
});
