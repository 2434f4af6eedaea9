import { Injectable } from '@nestjs/common';
import type { OutgoingLeadSearch } from '@ovipro/contracts';
import { anyOf, type Caller, equals, type HttpResult, ok, Reader, type View } from '@ovipro/platform';
import { outgoingLeadProjection } from './outgoing-lead.projection';

const outgoingLeads: View<OutgoingLeadSearch> = {
  resource: 'outgoing-lead',
  table: 'outgoing_lead',
  id: 'lead_id',
  projection: outgoingLeadProjection,
  list: 'leads',
  filters: {
    leadId: anyOf('lead_id', 'uuid'),
    agentId: equals('agent_id', 'uuid'),
    partyId: equals('party_id', 'uuid'),
    realtyId: equals('realty_id', 'uuid'),
  },
  sorts: { creationTime: { column: 'creation_time' } },
  defaultSort: 'creationTime|desc',
};

@Injectable()
export class OutgoingLeadQueries {
  constructor(private readonly reader: Reader) {}

  async search(caller: Caller, query: OutgoingLeadSearch): Promise<HttpResult> {
    return ok(await this.reader.page(outgoingLeads, caller, query));
  }

  async one(caller: Caller, leadId: string): Promise<HttpResult> {
    const { body, etag } = await this.reader.one(outgoingLeads, caller, leadId);
    return ok(body, { etag });
  }
}
