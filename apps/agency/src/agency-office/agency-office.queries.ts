import { Injectable } from '@nestjs/common';
import type { AgencyOfficeSearch } from '@ovipro/contracts';
import {
  after,
  type HttpResult,
  type Caller,
  equals,
  type ListView,
  ok,
  Reader,
  type ResourceView,
} from '@ovipro/platform';
import { agencyOfficeProjection } from './agency-office.projection';

const office: ResourceView = {
  resource: 'agency-office',
  table: 'agency_office',
  id: 'agency_office_id',
  projection: agencyOfficeProjection,
};

const offices: ListView<AgencyOfficeSearch> = {
  ...office,
  list: 'agencyOffices',
  filters: {
    agencyId: equals('agency_id', 'uuid'),
    agentId: (agentId, parameters) => `t.agency_office_id IN (
      SELECT unnest(a.agency_office_ids) FROM agent a WHERE a.agent_id = ${parameters.add(agentId, 'uuid')})`,
    modifiedAfter: after('modification_time'),
  },
  order: 't.name COLLATE "fi-x-icu", t.agency_office_id',
};

@Injectable()
export class AgencyOfficeQueries {
  constructor(private readonly reader: Reader) {}

  async search(caller: Caller, query: AgencyOfficeSearch): Promise<HttpResult> {
    return ok(await this.reader.list(offices, caller, query));
  }

  /** @throws ApiError 404 where the office is unknown or not the caller's */
  async one(caller: Caller, agencyOfficeId: string): Promise<HttpResult> {
    const { body, etag } = await this.reader.one(office, caller, agencyOfficeId);
    return ok(body, { etag });
  }
}
