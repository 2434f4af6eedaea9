import { directoryModule, startErasure } from '@ovipro/platform';
import { supplementDiaries } from '../diary/supplements.search';
import { erasures } from '../upkeep/erasures';
import { assignmentNames } from './directory';

/**
 * Keeps the names up. Searches show other names at once; a diary is told of the first name of a customer. What assignments
 * say of a party that was removed is blanked.
 */
export const DirectoryModule = directoryModule(assignmentNames, {
  party: {
    changed: (tx, partyId) => supplementDiaries(tx, partyId),
    removed: async (tx, partyId) => startErasure(tx, partyId, erasures),
  },
});
