import { type OutgoingLead, outgoingLeadCreated } from '@ovipro/contracts';
import type { Fixture, Operations } from '@ovipro/testing';
import { anOutgoingLead } from './outgoing-lead.mother';

const newOutgoingLead = (fixture: Fixture): Promise<{ leadId: string }> =>
  fixture.make('/outgoingLeads', anOutgoingLead(fixture.office));

/** A dozen outgoing leads, of which several were sent at the same time. */
async function populateOutgoing(fixture: Fixture): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const { leadId } = await newOutgoingLead(fixture);
    const sql = 'UPDATE outgoing_lead SET creation_time = $1 WHERE lead_id = $2';
    if (index % 2 === 0) await fixture.db.query(sql, [new Date(Date.UTC(2024, 4, index % 3)), leadId]);
  }
}

export const outgoingLeadOperations: Operations = {
  createOutgoingLead: {
    method: 'POST',
    path: '/outgoingLeads',
    kind: 'create',
    roles: ['main-user', 'agent'],
    body: ({ office }) => anOutgoingLead(office),
    office: 'sender.agencyOfficeId',
    serverOwned: [
      ...['leadId', 'creationTime', 'modificationTime', 'sender.agentId'],
      ...['customer.firstName', 'customer.lastName', 'customer.emailAddress', 'customer.phoneNumber'],
      ...['sender.firstName', 'sender.lastName', 'sender.emailAddress', 'sender.phoneNumber'],
    ],
    events: [outgoingLeadCreated],
  },
  searchOutgoingLeads: {
    method: 'GET',
    path: '/outgoingLeads',
    kind: 'search',
    roles: ['main-user', 'agent', 'integration'],
    search: {
      list: 'leads',
      id: 'leadId',
      populate: populateOutgoing,
      officeParameter: 'agencyOfficeId',
      defaultSort: 'creationTime|desc',
      sorts: { creationTime: (lead: OutgoingLead) => Date.parse(lead.creationTime) },
    },
  },
  getOutgoingLead: {
    method: 'GET',
    path: '/outgoingLeads/{leadId}',
    kind: 'read',
    roles: ['main-user', 'agent', 'integration'],
    params: newOutgoingLead,
  },
};
