import { codeTable } from '../common/code-table';

/** In the order of the life cycle, which is the order they sort in. */
export const LeadStatusCode = codeTable('LeadStatusCode', {
  NEW: 'Nobody has handled it yet.',
  IN_PROGRESS: 'An agent handles it.',
  APPROVED: 'It is worth following up: an assignment or a customer may come of it. Final.',
  REJECTED: 'Nothing will come of it. Final.',
});
export type LeadStatusCode = (typeof LeadStatusCode)[number];

export const knownLeadTypeCodes = codeTable('LeadTypeCode', {
  SELLER_REFERRAL: 'Somebody who may want to sell a realty.',
  BUYER_REFERRAL: 'Somebody who may want to buy a realty.',
  DETAILS_ABOUT_THE_PROPERTY: 'Somebody who asks about a realty that is advertised.',
});

export const knownLeadSourceTypeCodes = codeTable('LeadSourceTypeCode', {
  BANK: 'A bank that the agency works with.',
  ANNOUNCEMENT: 'An advertisement.',
  ETUOVI: 'The marketplace Etuovi.',
  VUOKRAOVI: 'The marketplace Vuokraovi, for homes to let.',
  OIKOTIE: 'The marketplace Oikotie.',
  KL_TOIMITILAT: 'The marketplace Kauppalehti Toimitilat, for premises.',
  TOIMITILAT_FI: 'The marketplace Toimitilat.fi, for premises.',
});

export const knownLeadActionCodes = codeTable('LeadActionCode', {
  CUSTOMER_CONTACTED: 'The agent got in touch with the customer.',
  PARTY_CREATED: 'The customer was entered into the party register.',
  MEETING_CREATED: 'A meeting was arranged.',
  TASK_CREATED: 'A task was noted for later.',
  ASSET_REQUIREMENT_CREATED: 'What the customer looks for was noted.',
  ASSIGNMENT_CREATED: 'An assignment was begun.',
});

export const knownLeadDocumentTypeCodes = codeTable('DocumentTypeCode', {
  BROCHURE: 'The brochure of a realty.',
  TITLE_CERTIFICATE: 'The certificate of title: who owns the realty.',
});
