import type {
  LeadCreate,
  LeadDetails,
  LeadUpdate,
  LeadUpdateDetails,
  MarketplaceLeadCreate,
  MarketplaceLeadDetails,
} from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';

/** Everything a lead can say besides who it is for. */
const content = () => ({
  leadTypeCode: 'SELLER_REFERRAL',
  message: 'Haluan lisätietoja asunnosta',
  additionalNote: 'Yhteydenotto mieluiten aamuisin ennen klo 10.',
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
  customer: {
    firstName: 'Teemu',
    lastName: 'Virtanen',
    emailAddress: 'teemu.virtanen@example.com',
    phoneNumber: '+358501234567',
    partyId: randomUUID(),
  },
  recipient: {
    name: 'Kiinteistöykkönen Oy',
    emailAddress: 'info@kiinteistoykkonen.example',
    agencyOfficeId: randomUUID(),
  },
  supplierAssignedIdentifiers: [{ schemeId: 'realtorSystemLeadId', supplierAssignedId: 'abcd' }],
  tags: ['Kesäkampanja 2024', 'Toimistoyhteydenotto'],
});

/** A lead as a bank sends it, with everything it can say. */
export const aLead = (given: Partial<LeadDetails> = {}): LeadCreate => ({
  lead: { ...content(), leadSourceTypeCode: 'BANK', agencyOfficeId: randomUUID(), ...given },
});

/** A lead as a marketplace sends it, with everything it can say. */
export const aMarketplaceLead = (given: Partial<MarketplaceLeadDetails> = {}): MarketplaceLeadCreate => ({
  lead: { ...content(), agencyOffice: { agencyOfficeId: randomUUID() }, ...given },
});

/** An update that says everything it can; the office must be given, for it must be the lead's. */
export const aLeadUpdate = (
  lead: Pick<LeadUpdateDetails, 'agencyOfficeId'> & Partial<LeadUpdateDetails>,
  given: Partial<Omit<LeadUpdate, 'lead'>> = {},
): LeadUpdate => ({
  leadStatusCode: 'APPROVED',
  leadActionCodes: ['CUSTOMER_CONTACTED'],
  ...given,
  lead: { agentId: randomUUID(), additionalNote: 'Soitettu.', customer: { partyId: randomUUID() }, ...lead },
});
