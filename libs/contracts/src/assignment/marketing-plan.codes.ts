import { codeTable } from '../common/code-table';

export const knownServiceCodes = codeTable('ServiceTypeCode', {
  PERSONAL_AGENT: 'An agent of their own for the sellers.',
  JOINT_SALES: 'Other agents of the agency sell as well.',
  BANK_CONTACT_FOR_BUYERS: 'Buyers are put in touch with a bank.',
  DOCUMENTS: 'The agent obtains the documents that are needed.',
  BROCHURE: 'A brochure of the realty.',
});

export const knownAdditionalServiceCodes = codeTable('AdditionalServiceTypeCode', {
  PHOTOGRAPHY: 'Photographs.',
  VIDEO: 'A video.',
  STYLING: 'Styling of the rooms.',
  RESEARCH: 'A research into the realty.',
});

export const knownSalesMethodCodes = codeTable('SalesMethodTypeCode', {
  BUYER_CONTACTING: 'Buyers whom the agency knows are contacted.',
  PUBLIC_SHOWING: 'Showings that everybody may come to.',
  PRIVATE_SHOWING: 'Showings by appointment.',
  COMMUNICATION: 'How often the agent reports to the sellers.',
  SERVICE_MESSAGES: 'Messages about how the sale goes on.',
  AGENCY_WEBSITE: "The agency's own web pages.",
});

export const knownMarketingMethodCodes = codeTable('MarketingMethodTypeCode', {
  PORTALS: 'Marketplaces on the web.',
  EXTRA_VISIBILITIES: 'Paid visibility beyond them.',
  SOCIAL_MEDIA: 'Social media.',
});

export const knownSalesProcessCodes = codeTable('SalesProcessTypeCode', {
  NEGOTIATIONS: 'How offers are negotiated.',
  SALES_DEED: 'Who draws up the deed.',
  NOTIFICATIONS_FOR_THIRD_PARTIES: 'Who tells others of the sale.',
});

export const knownBenefitCodes = codeTable('BenefitTypeCode', {
  BANK_CONTACT_FOR_SELLERS: 'The sellers are put in touch with a bank.',
  WATCHDOG: 'A watch over homes that come on sale.',
  DIGITAL_TRADING: 'The trade is made digitally.',
});
