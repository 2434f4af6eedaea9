import { DecimalField, Field, IdField, IntField, MoneyField, OpenCodeField, TextField } from '../common/fields';
import { currency } from '../common/text-rule';
import { knownContactTypeCodes, knownLinkTypeCodes, knownPortalCodes } from './codes';

/** The agency that an office belongs to. Its names are those of the agency itself, once that is known. */
export class AgencyOfficeAgency {
  @IdField({ example: '56956001-28b7-4f57-b7e5-cc32acf4adfb' })
  agencyId!: string;

  @TextField({ max: 200, optional: true, example: 'Kiinteistöykkönen Pirkanmaa Oy LKV' })
  officialName?: string;

  @TextField({ max: 200, optional: true, example: 'Kiinteistöykkönen Pirkanmaa' })
  marketingName?: string;
}

/** The chain or group of agencies that an office belongs to. */
export class AgencyOrganizationGroup {
  @IdField({ example: '4ba0a05e-6a35-4a79-a556-ec2a2a0e1dac' })
  agencyOrganizationGroupId!: string;

  @TextField({ max: 200, optional: true, example: 'Kiinteistöykkönen' })
  name?: string;
}

/** One way to reach an office, such as a phone number or an e-mail address. */
export class AgencyOfficeContact {
  @IdField({ example: 'edf9fb6b-00d6-4769-812e-d0c93a584c71' })
  contactId!: string;

  @OpenCodeField(knownContactTypeCodes)
  contactTypeCode!: string;

  @TextField({ max: 320, example: '+358 3 123 4567' })
  value!: string;
}

/** Where the office stands, in WGS 84. */
export class AgencyOfficeLocation {
  @DecimalField({ min: -90, max: 90, example: 61.48662 })
  latitude!: number;

  @DecimalField({ min: -180, max: 180, example: 23.24047 })
  longitude!: number;
}

/** What the office pays a portal. */
export class AgencyOfficeContract {
  @TextField({ max: 200, optional: true, example: 'Etuovi.com - Laajakuva' })
  productName?: string;

  @OpenCodeField(knownPortalCodes, { optional: true })
  portalCode?: string;

  @Field(currency(), { optional: true })
  currencyCode?: string;

  @MoneyField({ optional: true, example: 0 })
  basePrice?: number;

  @MoneyField({ optional: true, example: 2 })
  unitPrice?: number;
}

/** A word by which an agency sorts its offices. */
export class AgencyOfficeTag {
  @TextField({ max: 100, example: 'asunnot' })
  tag!: string;
}

/** A web page about an office, for example its privacy statement. */
export class AgencyOfficeLink {
  @OpenCodeField(knownLinkTypeCodes, { optional: true })
  linkTypeCode?: string;

  @TextField({ max: 2000, optional: true, example: 'https://kiinteistoykkonen.example/tietosuoja' })
  url?: string;

  @TextField({ max: 200, optional: true, example: 'Tietosuojaseloste' })
  name?: string;
}

/** A bank account of an office. */
export class FinancialAccount {
  @TextField({ max: 64, optional: true, example: 'FI2112345600000785' })
  financialAccountId?: string;

  @TextField({ max: 200, optional: true, example: 'Nordea Bank Abp' })
  financialInstitutionName?: string;

  @TextField({ max: 50, optional: true, example: 'NDEAFIHH' })
  financialInstitutionId?: string;
}

/** How an office invoices its customers. */
export class AgencyOfficeBilling {
  @IntField({ min: 0, max: 3650, optional: true, example: 14 })
  invoicePaymentTermDays?: number;

  @DecimalField({ min: 0, max: 100, optional: true, description: 'Per cent a year', example: 7 })
  latePaymentInterest?: number;

  @TextField({
    max: 20,
    optional: true,
    description: 'What the reference numbers of invoices begin with',
    example: '1055',
  })
  referencePrefix?: string;

  @TextField({ max: 320, optional: true, example: 'laskutus@kiinteistoykkonen.example' })
  contact?: string;
}

/** The logo and the colours in which an office shows itself. */
export class AgencyOfficeBranding {
  @TextField({ max: 2000, optional: true, example: 'https://kiinteistoykkonen.example/logo.svg' })
  logoUrl?: string;

  @TextField({ max: 50, optional: true, example: '#004a8f' })
  primaryColor?: string;

  @TextField({ max: 50, optional: true, example: '#f2f2f2' })
  secondaryColor?: string;
}
