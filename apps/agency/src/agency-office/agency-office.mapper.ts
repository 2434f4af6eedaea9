import type { AgencyOffice } from '@ovipro/contracts';
import { etagOf } from '@ovipro/platform';
import type { AgencyOfficeEntity } from './agency-office.entity';

/** The office as GET answers it: the whitelist, for events. `agencyOfficeAnswer` says the same in SQL, for reads. */
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

/** As {@link toAgencyOffice}, over the columns of `t`. */
export const agencyOfficeAnswer = `json_strip_nulls((t.content || jsonb_build_object(
  'agencyOfficeId', t.agency_office_id,
  'agency', jsonb_build_object(
    'agencyId', t.agency_id,
    'officialName', t.agency_official_name,
    'marketingName', t.agency_marketing_name),
  'name', t.name))::json)`;

/** What an office shows from another row, its agency's; the office's version does not move with it. */
export const agencyOfficeForeign = 'jsonb_build_array(t.agency_official_name, t.agency_marketing_name)';

/** The ETag that the next GET answers, `agencyOfficeForeign` included. */
export const agencyOfficeEtag = ({ version, agencyOfficialName, agencyMarketingName }: AgencyOfficeEntity): string =>
  etagOf(version, [agencyOfficialName, agencyMarketingName]);
