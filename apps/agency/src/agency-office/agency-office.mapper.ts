import type { AgencyOffice } from '@ovipro/contracts';
import type { AgencyOfficeEntity } from './agency-office.entity';

/** The office as GET answers it: the whitelist. */
export function toAgencyOffice(entity: AgencyOfficeEntity): AgencyOffice {
  const { agencyId, agencyOfficialName: officialName, agencyMarketingName: marketingName } = entity;
  return {
    ...entity.content,
    agencyOfficeId: entity.agencyOfficeId,
    agency: {
      agencyId,
      ...(officialName !== null && { officialName }),
      ...(marketingName !== null && { marketingName }),
    },
    name: entity.name,
  };
}
