import { type Lead, leadApproved, leadAssigned, leadCreated, LeadStatusCode } from '@ovipro/contracts';
import type { Fixture, Operations } from '@ovipro/testing';
import { aLead, aLeadUpdate, aMarketplaceLead } from './lead.mother';

/** A new lead in the fixture's office. */
async function newLead(fixture: Fixture, given: object = {}): Promise<{ leadId: string }> {
  return fixture.make('/leads', aLead({ agencyOfficeId: fixture.office, ...given }));
}

const agent = '2dca92fa-0a9a-4903-bca2-6d6c74995e8d';
const party = '62701576-2621-4a27-8d2b-63cea492abb6';

/** Three leads of each status, of which two have the same times to sort by; new ones have neither agent nor decision. */
async function populate(fixture: Fixture): Promise<void> {
  for (const leadStatusCode of LeadStatusCode) {
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { leadId } = await newLead(fixture);
      ids.push(leadId);
      if (leadStatusCode === 'NEW') continue;
      const update = aLeadUpdate(
        { agencyOfficeId: fixture.office, ...(index === 0 && { agentId: undefined }) },
        { leadStatusCode },
      );
      await fixture.as('main-user').make(`/leads/${leadId}`, update, 'PUT');
    }
    const sql = `UPDATE lead SET creation_time = at, modification_time = at, assignment_time = CASE WHEN agent_id IS NOT NULL THEN at END
      FROM (SELECT $1::timestamptz) AS given(at) WHERE lead_id = ANY($2)`;
    await fixture.db.query(sql, [new Date('2024-05-02T08:00:00Z'), ids.slice(1)]);
  }
}

const instant = (value: string | undefined): number | undefined =>
  value === undefined ? undefined : Date.parse(value);

const serverOwned = [
  'leadId',
  'leadStatusCode',
  'leadActionCodes',
  'assignmentTime',
  'decisionTime',
  'creationTime',
  'modificationTime',
  'lead.agentId',
  'lead.leadStatusCode',
];

/** Texts that are e-mail addresses and phone numbers once their outer blanks are cut. */
const contacts = ['lead.customer.emailAddress', 'lead.customer.phoneNumber', 'lead.recipient.emailAddress'];

export const leadOperations: Operations = {
  createMarketplaceLead: {
    method: 'POST',
    path: '/marketplaces/{marketplaceCode}/leads',
    kind: 'create',
    roles: ['marketplace'],
    params: () => Promise.resolve({ marketplaceCode: 'ETUOVI' }),
    body: ({ office }) => aMarketplaceLead({ agencyOffice: { agencyOfficeId: office } }),
    knownTexts: contacts,
    serverOwned: [...serverOwned, 'lead.leadSourceTypeCode', 'lead.agencyOfficeId'],
    events: [leadCreated],
  },
  createLead: {
    method: 'POST',
    path: '/leads',
    kind: 'create',
    roles: ['main-user', 'agent', 'partner'],
    body: ({ office }) => aLead({ agencyOfficeId: office }),
    office: 'lead.agencyOfficeId',
    knownTexts: contacts,
    serverOwned,
    events: [leadCreated],
  },
  searchLeads: {
    method: 'GET',
    path: '/leads',
    kind: 'search',
    roles: ['main-user', 'agent', 'integration', 'partner'],
    ownOnly: ['partner'],
    search: {
      list: 'leads',
      id: 'leadId',
      populate,
      officeParameter: 'agencyOfficeId',
      defaultSort: 'creationTime|desc',
      sorts: {
        creationTime: (lead: Lead) => instant(lead.creationTime),
        modificationTime: (lead: Lead) => instant(lead.modificationTime),
        assignmentTime: (lead: Lead) => instant(lead.assignmentTime),
        decisionTime: (lead: Lead) => instant(lead.decisionTime),
        leadStatusCode: (lead: Lead) => LeadStatusCode.indexOf(lead.leadStatusCode),
      },
    },
  },
  getLead: {
    method: 'GET',
    path: '/leads/{leadId}',
    kind: 'read',
    roles: ['main-user', 'agent', 'integration', 'partner'],
    ownOnly: ['partner'],
    params: newLead,
  },
  updateLead: {
    method: 'PUT',
    path: '/leads/{leadId}',
    kind: 'update',
    roles: ['main-user', 'agent'],
    params: newLead,
    body: ({ office }) => aLeadUpdate({ agencyOfficeId: office, agentId: agent, customer: { partyId: party } }),
    office: 'lead.agencyOfficeId',
    serverOwned: [
      ...['leadId', 'assignmentTime', 'decisionTime', 'creationTime', 'modificationTime'],
      ...['lead.leadTypeCode', 'lead.leadSourceTypeCode', 'lead.message', 'lead.realty', 'lead.recipient', 'lead.tags'],
      ...[
        'lead.customer.firstName',
        'lead.customer.lastName',
        'lead.customer.emailAddress',
        'lead.customer.phoneNumber',
      ],
    ],
    events: [leadAssigned, leadApproved],
  },
};
