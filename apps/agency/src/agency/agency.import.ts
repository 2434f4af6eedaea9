import { Agency, agencyChanged } from '@ovipro/contracts';
import type { UnitOfWork } from '@ovipro/platform';
import { showAgencyNames } from '../agency-office/agency-office.names';
import { type Importer, type Outcome, oneImportAtATime } from '../import/importer';
import { upsert } from '../import/upsert';
import { agencyRoot } from './agency.root';

/** Agencies from a file. One that is called otherwise than before takes its offices along, which show its names. */
export const agencyImporter = (unitOfWork: UnitOfWork): Importer<Agency> => ({
  record: Agency,
  idOf: ({ agencyId }) => agencyId,
  save: (records) =>
    unitOfWork.run(async (tx) => {
      await oneImportAtATime(tx);
      const outcomes: Outcome[] = [];
      for (const { agencyId, officialName, marketingName = null, ...content } of records) {
        const values = { agencyId, officialName, marketingName, content };
        const outcome = await upsert(tx, { root: agencyRoot, event: agencyChanged, values });
        if (outcome !== 'unchanged') await showAgencyNames(tx, agencyId, { officialName, marketingName });
        outcomes.push(outcome);
      }
      return outcomes;
    }),
});
