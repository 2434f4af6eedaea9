import type { Agency } from '@ovipro/contracts';
import type { AgencyEntity } from './agency.entity';

/** The agency as GET answers it: the whitelist. */
export const toAgency = ({ agencyId, officialName, marketingName, content }: AgencyEntity): Agency => ({
  ...content,
  agencyId,
  officialName,
  ...(marketingName !== null && { marketingName }),
});
