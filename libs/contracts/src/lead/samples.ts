import type { Lead } from './lead.dto';

/** A lead as the bank's would look after an agent approved it. */
export const leadSample: Lead = {
  leadId: 'ac34ee3b-3f6e-469e-8d02-9fa37f311ccd',
  leadStatusCode: 'APPROVED',
  leadActionCodes: [],
  lead: {
    leadTypeCode: 'SELLER_REFERRAL',
    leadSourceTypeCode: 'BANK',
    agencyOfficeId: '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8',
    agentId: '2dca92fa-0a9a-4903-bca2-6d6c74995e8d',
    realty: {
      friendlyId: '123456',
      address: {
        streetAddress: 'Katu 1',
        stairwell: 'A',
        apartmentNumber: '1',
        postcode: '00100',
        postalArea: 'Helsinki',
      },
    },
    message: 'Haluan lisätietoja asunnosta',
    additionalNote: 'Yhteydenotto mieluiten aamuisin ennen klo 10.',
    customer: {
      firstName: 'Teemu',
      lastName: 'Virtanen',
      emailAddress: 'teemu.virtanen@example.com',
      phoneNumber: '+358501234567',
      partyId: '62701576-2621-4a27-8d2b-63cea492abb6',
    },
    supplierAssignedIdentifiers: [{ schemeId: 'realtorSystemLeadId', supplierAssignedId: 'abcd' }],
    tags: ['Kesäkampanja 2024'],
  },
  assignmentTime: '2023-08-03T11:45:09Z',
  decisionTime: '2023-08-03T11:45:09Z',
  creationTime: '2023-08-02T13:32:28Z',
  modificationTime: '2023-08-03T11:45:09Z',
};

const { assignmentTime: _assigned, decisionTime: _decided, ...undecided } = leadSample;
const { agentId: _agent, ...unassigned } = leadSample.lead;

/** The same lead as it came in. */
export const newLeadSample: Lead = {
  ...undecided,
  leadStatusCode: 'NEW',
  lead: unassigned,
  modificationTime: leadSample.creationTime,
};
