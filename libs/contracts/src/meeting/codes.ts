/** In the order of the reference, which is the order they sort in. */
export const MeetingTypeCode = ['SALES_MEETING', 'EVALUATION_VISIT'] as const;
export type MeetingTypeCode = (typeof MeetingTypeCode)[number];

/** In the order of the life cycle, which is the order they sort in. */
export const MeetingStatusCode = ['WAITING', 'WON', 'LOST', 'CANCELLED'] as const;
export type MeetingStatusCode = (typeof MeetingStatusCode)[number];

export const MeetingSourceTypeCode = [
  'ETUOVI',
  'OIKOTIE',
  'ASUNTOJENMYYNTI_FI',
  'ASUNTOJENHINNAT_FI',
  'NELIOHINTA_FI',
  'ASUNTOARVIO_FI',
  'HOME_PAGE',
  'CHATBOT',
  'BANK_COOPERATION',
  'SHOWING',
  'BOUGHT_FROM_US',
  'OLD_CUSTOMER',
  'RECOMMENDATION',
  'DIRECT_CONTACT',
  'AGENT_CONTACT',
] as const;
export type MeetingSourceTypeCode = (typeof MeetingSourceTypeCode)[number];

export const MeetingSubCategoryCode = ['SHARE', 'PROPERTY'] as const;
export type MeetingSubCategoryCode = (typeof MeetingSubCategoryCode)[number];

export const MeetingPropertyTypeCode = [
  'ESTATE',
  'LEISURE',
  'PLOT',
  'RESIDENTIAL',
  'OTHER',
  'SUBLEASE',
  'SHARED_APARTMENT',
  'COMMERCIAL_PROPERTY',
] as const;
export type MeetingPropertyTypeCode = (typeof MeetingPropertyTypeCode)[number];
