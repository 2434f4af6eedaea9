import type { RentalAsset, SalesAsset } from '@ovipro/contracts';
import { partyIds } from './people';
import type { Say } from './terms';

export const realtyId = '0e1e2539-c177-46cd-9fcf-47b1af5df8e0';

const availability = (say: Say) => ({
  availabilityCode: 'DATE',
  date: '2021-05-25',
  description: [
    { languageCode: 'fi' as const, text: say('Vapautuu kahden kuukauden sisällä.') },
    { languageCode: 'sv' as const, text: say('Tillgänglig inom två månader.') },
  ],
});

const address = (number: number) => ({
  addressLine1: `Hämeenkatu ${number}`,
  stairwell: 'B',
  apartmentNumber: '56',
  postcode: '33100',
  postalArea: 'Tampere',
  localityCode: 'FI_PIRKANMAA_TAMPERE',
  countryCode: 'FI',
});

const price = {
  priceRequestTypeCode: 'DEBT_FREE_PRICE',
  sharesIncludeLoan: true,
  debtFreePriceAmount: 240_000,
  salesPriceAmount: 210_000.5,
  currencyCode: 'EUR',
  auctionAllowed: true,
  auction: { startingPriceAmountWithoutLoan: 149_000, startingPriceAmount: 180_000 },
  requestedPriceChange: { salesPriceAmount: 189_000, debtFreePriceAmount: 200_000, date: '2021-07-01' },
  estimatedSalesPriceAmount: '210000',
  estimatedDebtFreePriceAmount: '250000',
};

const salesTerms = (say: Say) => ({
  paymentTermsCodes: ['CASH', 'OTHER'],
  paymentTermsDescription: say('Tilisiirto pankin kautta'),
  wasAnotherAgencyPreviouslyAssigned: true,
  contactDetailsForPreviouslyAssignedAgency: 'Pirkanmaan Välitys LKV',
  estimatedAverageSellingTimeDescription: say('Keskimäärin 2 kuukautta kesäaikana'),
  sellingStrengthsAndWeaknesses: say('Erinomainen sijainti. Keittiö kaipaa remontointia.'),
  outstandingMaintenanceCharges: true,
  outstandingMaintenanceChargesAmount: 480,
  currencyCode: 'EUR',
  restrictiveRightOfUse: {
    hasRestrictiveRightOfUse: true,
    restrictiveRightOfUseDescription: say('Leskellä testamentin perusteella oikeus asua asunnossa.'),
    consentToSaleAcquired: true,
  },
});

const leaseAgreement = (say: Say) => ({
  tenantName: 'Matti Virtanen',
  tenantContacts: [
    { contactTypeCode: 'PHONE', value: '+358501235678' },
    { contactTypeCode: 'EMAIL', value: 'matti.virtanen@example.com' },
  ],
  leaseAgreementTypeCode: 'WRITTEN_AGREEMENT',
  leaseTermCode: 'INDEFINITE_TERM',
  leasePeriod: { startDate: '2017-01-01', endDate: '2021-12-31' },
  hasLeaseBeenTerminated: true,
  noticePeriod: '2 viikkoa',
  leaseExpirationDate: '2021-10-30',
  deposit: {
    depositRequired: true,
    depositAmount: 1800,
    depositRepository: 'Nordean tili',
    depositDescription: say('Vakuus vuokranantajan erillisellä tilillä'),
  },
  rentAmount: 900,
  currencyCode: 'EUR',
  tenantPaidRentOnTime: false,
  tenantPaidRentOnTimeDescription: say('Vuokra on kerran viivästynyt viikon verran.'),
  additionalDescription: say('Pitkäaikainen vuokralainen'),
});

const acquisition = (partyId: string) => ({
  partyId,
  partyTypeCode: 'PERSON_PARTY',
  taxConsequenceCode: 'ADVICED_TO_CONTACT_TAX_AUTHORITIES',
  acquisitionMethods: [
    { acquisitionMethodCode: 'TESTAMENT', acquisitionDate: '2010-10-02' },
    {
      acquisitionMethodCode: 'PURCHASE',
      acquisitionDate: '2014-02-26',
      acquisitionCost: 154_000,
      currencyCode: 'EUR',
    },
  ],
  residencePeriod: { startDate: '2014-03-01', endDate: '2021-05-31' },
});

/** An asset with everything that can be said of one. */
export const aSalesAsset = (number: number, say: Say): SalesAsset => ({
  realtyId: number === 1 ? realtyId : `0e1e2539-c177-46cd-9fcf-${String(number).padStart(12, '0')}`,
  subcategoryCode: 'SHARE',
  realtyTypeCode: 'RESIDENTIAL_SHARE',
  plotHoldingTypeCode: 'OPTIONAL_LEASEHOLD',
  propertyId: '323-123-5423-8234',
  facilityId: '323-123-5423-8234-L1',
  sellerDeclarationAboutEnergyCertificate: true,
  availability: availability(say),
  address: address(number),
  price,
  termsAndConditions: salesTerms(say),
  leaseAgreement: leaseAgreement(say),
  acquisitionBySellers: partyIds.slice(0, 2).map(acquisition),
});

export const aRentalAsset = (number: number, say: Say): RentalAsset => ({
  realtyId: `191a5c7c-d4d6-49f0-8cfc-${String(number).padStart(12, '0')}`,
  subcategoryCode: 'SHARE',
  realtyTypeCode: 'RESIDENTIAL_SHARE',
  availability: availability(say),
  address: address(number),
  rentalPrice: { monthlyRent: 690.5, estimatedRentRange: 'Arvio 600–700 €', currencyCode: 'EUR' },
  termsAndConditions: {
    paymentTermsCodes: ['CASH'],
    paymentTermsDescription: say('Tilisiirto pankin kautta'),
    wasAnotherAgencyPreviouslyAssigned: false,
    estimatedTimePeriod: 'Noin 1–3 kk',
  },
});
