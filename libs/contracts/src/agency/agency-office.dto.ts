import { CodeField, IdField, IntField, ListOf, ObjectField, TextField } from '../common/fields';
import { type LocalisedText, LocalisedTextField } from '../common/text';
import {
  AgencyOfficeAgency,
  AgencyOfficeBilling,
  AgencyOfficeBranding,
  AgencyOfficeContact,
  AgencyOfficeContract,
  AgencyOfficeLink,
  AgencyOfficeLocation,
  AgencyOfficeTag,
  AgencyOrganizationGroup,
  FinancialAccount,
} from './agency-office-parts.dto';
import { AgencyAddress, AgencyAssignedIdentifier, Recommendation } from './agency-parts.dto';
import { AgentSortOrderCode, ContactRecipientCode } from './codes';

/** The part of an office that its main users write. */
export class AgencyOfficeUpdate {
  @IdField({ example: 'edf9fb6b-00d6-4769-812e-d0c93a584c7b' })
  agencyOfficeId!: string;

  @LocalisedTextField({ optional: true, description: 'The translations of the name' })
  marketingName?: LocalisedText[];

  @LocalisedTextField({ optional: true, description: 'The translations of the description' })
  description?: LocalisedText[];

  @LocalisedTextField({ optional: true, description: 'The translations of what is new' })
  currentNewsDescription?: LocalisedText[];

  @ListOf(() => AgencyOfficeTag, { optional: true })
  tags?: AgencyOfficeTag[];

  @ListOf(() => AgencyOfficeLink, {
    optional: true,
    oneOf: ['linkTypeCode', 'url', 'name'],
    description: 'Additional links, for example to a privacy statement',
  })
  links?: AgencyOfficeLink[];

  @ListOf(() => AgencyAssignedIdentifier, { optional: true, oneOf: ['schemeId', 'supplierAssignedId'] })
  supplierAssignedIdentifiers?: AgencyAssignedIdentifier[];

  @CodeField(ContactRecipientCode, { optional: true, description: 'To whom contacts are delivered' })
  contactRecipientCode?: ContactRecipientCode;

  @CodeField(AgentSortOrderCode, {
    optional: true,
    description: 'How the caller may sort the agents; no search heeds it',
  })
  agentSortOrderCode?: AgentSortOrderCode;

  @ObjectField(() => Recommendation, { optional: true })
  recommendation?: Recommendation;

  @LocalisedTextField({ optional: true, description: 'The translations of when the phone is answered' })
  phoneDescription?: LocalisedText[];

  @ListOf(() => FinancialAccount, {
    optional: true,
    oneOf: ['financialAccountId', 'financialInstitutionName', 'financialInstitutionId'],
  })
  financialAccounts?: FinancialAccount[];

  @ObjectField(() => FinancialAccount, { optional: true })
  financialAccountForDownPayments?: FinancialAccount;

  @ObjectField(() => AgencyOfficeBilling, { optional: true })
  billing?: AgencyOfficeBilling;

  @ObjectField(() => AgencyOfficeBranding, { optional: true })
  branding?: AgencyOfficeBranding;

  @TextField({ max: 200, optional: true, example: 'Tampere keskusta' })
  reportingName?: string;
}

/** An office, as answered and as imported. */
export class AgencyOffice extends AgencyOfficeUpdate {
  @IntField({ min: 0, max: 2_147_483_647, example: 1055 })
  agencyOfficeNumber!: number;

  @ObjectField(() => AgencyOfficeAgency, { description: 'Names are those of the agency, where it is known' })
  agency!: AgencyOfficeAgency;

  @ObjectField(() => AgencyOrganizationGroup, { optional: true })
  agencyOrganizationGroup?: AgencyOrganizationGroup;

  @ListOf(() => AgencyOfficeContact, { optional: true })
  contacts?: AgencyOfficeContact[];

  @TextField({ max: 200, example: 'Kiinteistöykkönen Tampere' })
  name!: string;

  @ObjectField(() => AgencyOfficeLocation, { optional: true })
  location?: AgencyOfficeLocation;

  @ObjectField(() => AgencyAddress, { optional: true })
  postalAddress?: AgencyAddress;

  @ObjectField(() => AgencyAddress, { optional: true })
  visitingAddress?: AgencyAddress;

  @ListOf(() => AgencyOfficeContract, {
    optional: true,
    oneOf: ['productName', 'portalCode', 'currencyCode', 'basePrice', 'unitPrice'],
  })
  contracts?: AgencyOfficeContract[];
}
