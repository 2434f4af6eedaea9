import { directoryModule, startErasure } from '@ovipro/platform';
import { erasures } from '../upkeep/erasures';
import { leadNames } from './directory';

/** A party that is gone is forgotten: here at once, in the leads of which it is the customer by and by. */
export const DirectoryModule = directoryModule(leadNames, {
  party: { removed: async (tx, id) => startErasure(tx, id, erasures) },
});
