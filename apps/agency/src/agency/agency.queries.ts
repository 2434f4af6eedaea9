import { Injectable } from '@nestjs/common';
import type { AgencySearch } from '@ovipro/contracts';
import {
  type HttpResult,
  type Caller,
  type ListView,
  type OfOffices,
  ofOwnOffice,
  ok,
  Reader,
  type ResourceView,
} from '@ovipro/platform';
import { sharesOffice } from '../agent/agent.scope';
import { agencyProjection } from './agency.projection';

/** The agencies of some offices. */
const ofOffices: OfOffices = (agency, offices) =>
  `${agency}.agency_id IN (SELECT o.agency_id FROM agency_office o WHERE ${ofOwnOffice('o', offices)})`;

const agency: ResourceView = {
  resource: 'agency',
  table: 'agency',
  id: 'agency_id',
  projection: agencyProjection,
  ofOffices,
};

const agencies: ListView<AgencySearch> = {
  ...agency,
  list: 'agencies',
  filters: {
    // an agent who shares no office with the caller is as good as unknown
    agentId: (agentId, parameters, offices) => `t.agency_id IN (
      SELECT o.agency_id FROM agent a JOIN agency_office o ON o.agency_office_id = ANY(a.agency_office_ids)
      WHERE a.agent_id = ${parameters.add(agentId, 'uuid')} AND ${sharesOffice('a', offices)})`,
  },
  order: 't.creation_time DESC, t.agency_id DESC',
};

@Injectable()
export class AgencyQueries {
  constructor(private readonly reader: Reader) {}

  async search(caller: Caller, query: AgencySearch): Promise<HttpResult> {
    return ok(await this.reader.list(agencies, caller, query));
  }

  async one(caller: Caller, agencyId: string): Promise<HttpResult> {
    const { body, etag } = await this.reader.one(agency, caller, agencyId);
    return ok(body, { etag });
  }
}
