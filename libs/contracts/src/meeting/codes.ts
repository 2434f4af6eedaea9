import { codeTable } from '../common/code-table';

/** In the order of the reference, which is the order they sort in. */
export const MeetingTypeCode = codeTable('MeetingTypeCode', {
  SALES_MEETING: 'The agents want to win an assignment.',
  EVALUATION_VISIT: 'They estimate what a realty is worth.',
});
export type MeetingTypeCode = (typeof MeetingTypeCode)[number];

/** In the order of the life cycle, which is the order they sort in. */
export const MeetingStatusCode = codeTable('MeetingStatusCode', {
  WAITING: 'It is still to come, or nothing has come of it yet.',
  WON: 'The customer gave an assignment.',
  LOST: 'The customer gave none.',
  CANCELLED: 'It did not take place. Final.',
});
export type MeetingStatusCode = (typeof MeetingStatusCode)[number];

export const MeetingSourceTypeCode = codeTable('MeetingSourceTypeCode', {
  ETUOVI: 'The marketplace Etuovi.',
  OIKOTIE: 'The marketplace Oikotie.',
  ASUNTOJENMYYNTI_FI: 'The web page Asuntojenmyynti.fi.',
  ASUNTOJENHINNAT_FI: 'The web page Asuntojenhinnat.fi.',
  NELIOHINTA_FI: 'The web page Neliöhinta.fi.',
  ASUNTOARVIO_FI: 'The web page Asuntoarvio.fi.',
  HOME_PAGE: "The agency's own web pages.",
  CHATBOT: "The chat on the agency's web pages.",
  BANK_COOPERATION: 'A bank that the agency works with.',
  SHOWING: 'A showing of another realty.',
  BOUGHT_FROM_US: 'The customer has bought through the agency.',
  OLD_CUSTOMER: 'A former customer.',
  RECOMMENDATION: 'Somebody recommended the agency.',
  DIRECT_CONTACT: 'The customer got in touch unasked.',
  AGENT_CONTACT: 'The agent got in touch with the customer.',
});
export type MeetingSourceTypeCode = (typeof MeetingSourceTypeCode)[number];

export const MeetingSubCategoryCode = codeTable('MeetingSubCategoryCode', {
  SHARE: 'Shares that give the right to a home or to premises, as in a housing company.',
  PROPERTY: 'Real property: land, with what stands on it.',
});
export type MeetingSubCategoryCode = (typeof MeetingSubCategoryCode)[number];

export const MeetingPropertyTypeCode = codeTable('MeetingPropertyTypeCode', {
  ESTATE: 'A farm or a forest.',
  LEISURE: 'A holiday home.',
  PLOT: 'A plot without a building.',
  RESIDENTIAL: 'A home.',
  OTHER: 'Something else, such as a garage.',
  SUBLEASE: 'A home that its tenant lets.',
  SHARED_APARTMENT: 'A room in a shared home.',
  COMMERCIAL_PROPERTY: 'Premises for business.',
});
export type MeetingPropertyTypeCode = (typeof MeetingPropertyTypeCode)[number];
