import { AgencyOffice, agencyOfficeChanged } from '@ovipro/contracts';
import type { UnitOfWork } from '@ovipro/platform';
import { namesOfAgencies } from '../agency/agency.search';
import { type Importer, type Outcome, oneImportAtATime } from '../import/importer';
import { upsert } from '../import/upsert';
import { agencyOfficeRoot } from './agency-office.root';

/** Offices from a file. An agency that is known gives its own names; of one that is not, the record's do until it comes. */
export const agencyOfficeImporter = (unitOfWork: UnitOfWork): Importer<AgencyOffice> => ({
  record: AgencyOffice,
  idOf: ({ agencyOfficeId }) => agencyOfficeId,
  save: (records) =>
    unitOfWork.run(async (tx) => {
      await oneImportAtATime(tx);
      const ids = records.map(({ agency }) => agency.agencyId);
      const known = await namesOfAgencies(tx, ids);
      const outcomes: Outcome[] = [];
      for (const { agencyOfficeId, agency, name, ...content } of records) {
        const { agencyId, officialName = null, marketingName = null } = agency;
        const names = known.get(agencyId) ?? { officialName, marketingName };
        const agencyNames = { agencyOfficialName: names.officialName, agencyMarketingName: names.marketingName };
        const values = { agencyOfficeId, agencyId, ...agencyNames, name, content };
        outcomes.push(await upsert(tx, { root: agencyOfficeRoot, event: agencyOfficeChanged, values }));
      }
      return outcomes;
    }),
});
