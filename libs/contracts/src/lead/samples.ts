import type { Lead } from './lead.dto';
import type { OutgoingLead } from './outgoing-lead.dto';

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

/** A lead as a partner receives it. */
export const outgoingLeadSample: OutgoingLead = {
  leadId: 'ac34ee3b-3f6e-469e-8d02-9fa37f311ccd',
  lead: {
    languageCode: 'fi',
    subject: 'Muista hakea lainaa ajoissa',
    message: 'Asiakkaalla tarve uudelle asuntolainalle',
    additionalNote: 'Yhteydenotto mieluiten aamuisin ennen klo 9:00.',
    realty: { realtyId: '9fd9124c-e6c1-4368-9f17-6938f0e2f524', friendlyId: 'D66927' },
    documents: [
      { documentId: '7634091f-a637-4a9b-be75-ba008e221d31', documentTypeCode: 'BROCHURE' },
      { documentId: 'aaa4f3d9-f8c4-4017-bcee-366fc8acbd78', documentTypeCode: 'TITLE_CERTIFICATE' },
    ],
  },
  customer: {
    firstName: 'Teemu',
    lastName: 'Virtanen',
    emailAddress: 'teemu.virtanen@example.com',
    partyId: '62701576-2621-4a27-8d2b-63cea492abb6',
  },
  sender: {
    firstName: 'Minna',
    lastName: 'Monnila',
    emailAddress: 'minna.monnila@kiinteistoykkonen.example',
    phoneNumber: '+358501234567',
    agencyOfficeId: '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8',
    agentId: '7b2a906c-9e68-4c06-be27-3d8a3fd79651',
  },
  creationTime: '2023-08-02T13:32:28Z',
};
