import { Injectable } from '@nestjs/common';
import type { LeadSearch } from '@ovipro/contracts';
import { anyOf, type Caller, equals, type HttpResult, ok, Reader, type View } from '@ovipro/platform';
import { leadProjection } from './lead.projection';

export const leadView: View<LeadSearch> = {
  resource: 'lead',
  table: 'lead',
  id: 'lead_id',
  projection: leadProjection,
  list: 'leads',
  filters: {
    leadId: anyOf('lead_id', 'uuid'),
    agentId: equals('agent_id', 'uuid'),
    partyId: equals('party_id', 'uuid'),
    leadStatusCode: anyOf('lead_status_code', 'lead_status_code'),
    leadSourceTypeCode: anyOf('lead_source_type_code', 'text'),
    realtyFriendlyId: equals('realty_friendly_id', 'text'),
  },
  sorts: {
    creationTime: { column: 'creation_time' },
    modificationTime: { column: 'modification_time' },
    assignmentTime: { column: 'assignment_time', nullable: true },
    decisionTime: { column: 'decision_time', nullable: true },
    leadStatusCode: { column: 'lead_status_code' },
  },
  defaultSort: 'creationTime|desc',
  counters: { table: 'lead_count', count: 'leads', filters: ['leadStatusCode'] },
};

@Injectable()
export class LeadQueries {
  constructor(private readonly reader: Reader) {}

  async search(caller: Caller, query: LeadSearch): Promise<HttpResult> {
    return ok(await this.reader.page(leadView, caller, query));
  }

  async one(caller: Caller, leadId: string): Promise<HttpResult> {
    const { body, etag } = await this.reader.one(leadView, caller, leadId);
    return ok(body, { etag });
  }
}
