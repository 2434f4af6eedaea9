import type { Agency } from '@ovipro/contracts';
import type { AgencyEntity } from './agency.entity';

/** The agency as GET answers it: the whitelist, for events. `agencyAnswer` says the same in SQL, for reads. */
export const toAgency = ({ agencyId, officialName, marketingName, content }: AgencyEntity): Agency => ({
  ...content,
  agencyId,
  officialName,
  ...(marketingName !== null && { marketingName }),
});

/** As {@link toAgency}, over the columns of `t`. */
export const agencyAnswer = `json_strip_nulls((t.content || jsonb_build_object(
  'agencyId', t.agency_id,
  'officialName', t.official_name,
  'marketingName', t.marketing_name))::json)`;
