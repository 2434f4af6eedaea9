import { Agency, agencyChanged } from '@ovipro/contracts';
import type { UnitOfWork } from '@ovipro/platform';
import { showAgencyNames } from '../agency-office/agency-office.names';
import type { Importer } from '../import/importer';
import { type Upsert, upsertAll } from '../import/upsert';
import type { AgencyEntity } from './agency.entity';
import { agencyRoot } from './agency.root';

const upsert: Upsert<Agency, AgencyEntity, Agency> = {
  root: agencyRoot,
  event: agencyChanged,
  idOf: ({ agencyId }) => agencyId,
  recordOf: ({ agencyId, officialName, marketingName, content }) => ({
    ...content,
    agencyId,
    officialName,
    ...(marketingName !== null && { marketingName }),
  }),
  valuesOf: ({ agencyId, officialName, marketingName = null, ...content }) => ({
    agencyId,
    officialName,
    marketingName,
    content,
  }),
};

/** Agencies from a file. One that is called otherwise than before takes its offices along, which show its names. */
export const agencyImporter = (unitOfWork: UnitOfWork): Importer<Agency> => ({
  record: Agency,
  idOf: upsert.idOf,
  save: (records, options) =>
    unitOfWork.run((tx) =>
      upsertAll(tx, upsert, records, options, async ({ agencyId }, { outcome }) => {
        if (outcome === 'unchanged') return;
        const { officialName, marketingName } = await tx.lock(agencyRoot, agencyId);
        await showAgencyNames(tx, agencyId, { officialName, marketingName });
      }),
    ),
});
