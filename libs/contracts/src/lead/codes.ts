/** In the order of the life cycle, which is the order they sort in. */
export const LeadStatusCode = ['NEW', 'IN_PROGRESS', 'APPROVED', 'REJECTED'] as const;
export type LeadStatusCode = (typeof LeadStatusCode)[number];

export const knownLeadTypeCodes = ['SELLER_REFERRAL', 'BUYER_REFERRAL'];
export const knownLeadSourceTypeCodes = ['BANK', 'ETUOVI', 'VUOKRAOVI', 'OIKOTIE', 'KL_TOIMITILAT', 'TOIMITILAT_FI'];
export const knownLeadActionCodes = ['CONTACTED'];
export const knownLeadDocumentTypeCodes = ['BROCHURE', 'TITLE_CERTIFICATE'];
