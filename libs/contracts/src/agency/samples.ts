import type { Agency } from './agency.dto';
import type { AgencyOffice } from './agency-office.dto';
import type { Agent } from './agent.dto';

const address = {
  addressLine1: 'Yliopistonkatu 55',
  postcode: '33100',
  postalArea: 'Tampere',
  localityCode: 'FI_PIRKANMAA_TAMPERE',
  regionCode: 'FI_PIRKANMAA',
  countryCode: 'FI',
};

const account = {
  financialAccountId: 'FI2112345600000785',
  financialInstitutionName: 'Nordea Bank Abp',
  financialInstitutionId: 'NDEAFIHH',
};

export const agencySample: Agency = {
  agencyId: '56956001-28b7-4f57-b7e5-cc32acf4adfb',
  agencyNumber: 1021,
  agencyOrganizationGroupId: '4ba0a05e-6a35-4a79-a556-ec2a2a0e1dac',
  businessIdentification: { businessId: 'FI02472382', schemeId: 'VAT' },
  invoicing: {
    contactEmail: 'laskutus@kiinteistoykkonen.example',
    invoicingEmail: 'laskutus@kiinteistoykkonen.example',
    contactName: 'Laskutus',
    departmentName: 'Taloushallinto',
    eInvoicingEnabled: true,
    networkServiceId: '003702472382',
    operatorId: 'OKOYFIHH',
    invoicingAddress: address,
  },
  marketingName: 'Kiinteistöykkönen Pirkanmaa',
  officialName: 'Kiinteistöykkönen Pirkanmaa Oy LKV',
  visitingAddress: address,
};

export const agencyOfficeSample: AgencyOffice = {
  agencyOfficeId: 'edf9fb6b-00d6-4769-812e-d0c93a584c7b',
  agencyOfficeNumber: 1055,
  agency: {
    agencyId: agencySample.agencyId,
    officialName: agencySample.officialName,
    marketingName: agencySample.marketingName,
  },
  agencyOrganizationGroup: {
    agencyOrganizationGroupId: '4ba0a05e-6a35-4a79-a556-ec2a2a0e1dac',
    name: 'Kiinteistöykkönen',
  },
  contacts: [{ contactId: 'edf9fb6b-00d6-4769-812e-d0c93a584c71', contactTypeCode: 'PHONE', value: '+358 3 123 4567' }],
  name: 'Kiinteistöykkönen Tampere',
  marketingName: [{ languageCode: 'fi', text: 'Kiinteistöykkönen Tampere' }],
  description: [{ languageCode: 'fi', text: 'Kodinvaihdon ammattilaiset.' }],
  currentNewsDescription: [],
  location: { latitude: 61.48662, longitude: 23.24047 },
  postalAddress: address,
  visitingAddress: address,
  contracts: [
    { productName: 'Etuovi.com - Laajakuva', portalCode: 'ETUOVI', currencyCode: 'EUR', basePrice: 0, unitPrice: 2 },
  ],
  tags: [{ tag: 'asunnot' }],
  links: [{ linkTypeCode: 'PRIVACY_STATEMENT', url: 'https://kiinteistoykkonen.example/tietosuoja' }],
  supplierAssignedIdentifiers: [{ schemeId: 'CCS_ID', supplierAssignedId: '4711' }],
  contactRecipientCode: 'RESPONSIBLE_AGENT',
  agentSortOrderCode: 'RANDOM',
  recommendation: { enabled: true, averageRating: 4.6, count: 112 },
  phoneDescription: [{ languageCode: 'fi', text: 'Ma-pe 9-17' }],
  financialAccounts: [account],
  financialAccountForDownPayments: account,
  billing: { invoicePaymentTermDays: 14, latePaymentInterest: 7, referencePrefix: '1055' },
  branding: { primaryColor: '#004a8f', secondaryColor: '#f2f2f2' },
  reportingName: 'Tampere keskusta',
};

export const agentSample: Agent = {
  agentId: 'ecddaeca-160a-46c4-987a-075942a4c512',
  firstName: 'Ville',
  lastName: 'Välittäjä',
  emailAddress: 'ville.valittaja@example.com',
  phoneNumber: '+358 40 123 4567',
  title: 'LKV',
  description: 'Olen kokenut kiinteistönvälittäjä ja toiminut alalla jo 10 vuotta.',
  birthDate: '1985-05-12',
  languages: ['fi', 'sv', 'en'],
  degrees: ['LKV'],
  customerFeedback: { averageRating: 4.7, feedbackCount: 48 },
  recommendation: { averageRating: 4.8, count: 31 },
  specialSkills: ['Kartoitukset'],
  contacts: [{ contactTypeCode: 'PHONE', value: '+358 40 123 4567' }],
  profilePictureUrl: '//images.example/{imageParameters}/ville.png',
  supplierAssignedIdentifiers: [],
  publicAgentAgencyOfficeIds: ['edf9fb6b-00d6-4769-812e-d0c93a584c7b'],
  state: 'ACTIVE',
  defaultAgencyOfficeId: 'ec88251c-f299-4b5c-8252-8deb6d3873d7',
  modificationTime: '2019-01-01T12:00:00Z',
};
