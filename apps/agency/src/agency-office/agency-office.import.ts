import { AgencyOffice, agencyOfficeChanged } from '@ovipro/contracts';
import type { UnitOfWork } from '@ovipro/platform';
import type { AgencyNames } from '../agency/agency.names';
import { namesOfAgencies } from '../agency/agency.search';
import type { Importer } from '../import/importer';
import { type Upsert, upsertAll } from '../import/upsert';
import type { AgencyOfficeEntity } from './agency-office.entity';
import { agencyOfficeRoot } from './agency-office.root';

const idOf = ({ agencyOfficeId }: AgencyOffice): string => agencyOfficeId;

/** An agency that is known gives its own names; of one that is not, the record's do until it comes. */
const upsertWith = (known: Map<string, AgencyNames>): Upsert<AgencyOffice, AgencyOfficeEntity, AgencyOffice> => ({
  root: agencyOfficeRoot,
  event: agencyOfficeChanged,
  idOf,
  recordOf: ({ agencyOfficeId, agencyId, agencyOfficialName, agencyMarketingName, name, content }) => ({
    ...content,
    agencyOfficeId,
    agency: {
      agencyId,
      ...(agencyOfficialName !== null && { officialName: agencyOfficialName }),
      ...(agencyMarketingName !== null && { marketingName: agencyMarketingName }),
    },
    name,
  }),
  valuesOf: ({ agencyOfficeId, agency, name, ...content }) => {
    const { agencyId, officialName = null, marketingName = null } = agency;
    const names = known.get(agencyId) ?? { officialName, marketingName };
    const agencyNames = { agencyOfficialName: names.officialName, agencyMarketingName: names.marketingName };
    return { agencyOfficeId, agencyId, ...agencyNames, name, content };
  },
});

/** Offices from a file. */
export const agencyOfficeImporter = (unitOfWork: UnitOfWork): Importer<AgencyOffice> => ({
  record: AgencyOffice,
  idOf,
  save: (records, options) =>
    unitOfWork.run(async (tx) => {
      const ids = records.map(({ agency }) => agency.agencyId);
      return upsertAll(tx, upsertWith(await namesOfAgencies(tx, ids)), records, options);
    }),
});
