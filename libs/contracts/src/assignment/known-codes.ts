import { codeTable } from '../common/code-table';

/** The role that a rule hangs on: an assignment that is signed has one agent in it. */
export const responsibleAgent = 'RESPONSIBLE_AGENT';

export const knownAgentRoleCodes = codeTable('AgentRoleCode', {
  RESPONSIBLE_AGENT: 'Answers for the assignment to the customer; there is one.',
  ACQUISITION_AGENT: 'Won the assignment for the agency.',
  SALES_AGENT: 'Sells the realty, or finds its tenant.',
  ASSISTANT: 'Helps the other agents.',
});

export const knownPartyTypeCodes = codeTable('PartyTypeCode', {
  PERSON_PARTY: 'A person.',
  ESTATE_PARTY: 'The estate of a deceased person.',
  ORGANIZATION_PARTY: 'A company, an association or another organization.',
});

export const knownContactMethodCodes = codeTable('ContactMethodCode', {
  BANKING_COOPERATION: 'A bank that the agency works with.',
  EXISTING_CUSTOMER: 'The customer knew the agency from before.',
  ETUOVI: 'The marketplace Etuovi.',
  OIKOTIE: 'The marketplace Oikotie.',
  HOME_PAGE: "The agency's own web pages.",
  SHOWING: 'A showing of another realty.',
  RECOMMENDATION: 'Somebody recommended the agency.',
  DIRECT_CONTACT: 'The customer got in touch unasked.',
  AGENT_CONTACT: 'The agent got in touch with the customer.',
  OTHER: 'Another way.',
});

export const knownExclusivityTypeCodes = codeTable('ExclusivityTypeCode', {
  EXCLUSIVE_BASIS: 'No other agency has the assignment.',
  NON_EXCLUSIVE_BASIS: 'Other agencies may have it, too.',
  EXCLUSIVE_WITH_PARALLEL_PURCHASE_RIGHT: 'No other agency has it, but the buyer may search without one.',
});

export const knownSubcategoryCodes = codeTable('SubcategoryCode', {
  SHARE: 'Shares that give the right to a home or to premises, as in a housing company.',
  PROPERTY: 'Real property: land, with what stands on it.',
});

export const knownRealtyTypeCodes = codeTable('RealtyTypeCode', {
  RESIDENTIAL_SHARE: 'Shares that give the right to a home.',
  OTHER_SHARE: 'Shares that give the right to something else, such as a garage or premises.',
  RESIDENTIAL_PROPERTY: 'A real property with a dwelling.',
  ESTATE_PROPERTY: 'A farm or a forest.',
  COMMERCIAL_PROPERTY: 'A real property in commercial use.',
  OTHER_PROPERTY: 'Another real property, such as a plot.',
});

export const knownPlotHoldingTypeCodes = codeTable('PlotHoldingTypeCode', {
  LEASEHOLD: 'The plot is rented.',
  OWN: 'The plot is owned.',
  OPTIONAL_LEASEHOLD: 'The plot is rented, and the share of it can be redeemed.',
});

export const knownAvailabilityCodes = codeTable('AvailabilityCode', {
  AVAILABLE: 'Free to move into at once.',
  DATE: 'Free from a date.',
  BY_AGREEMENT: 'Free as will be agreed.',
  RENTED: 'Rented out, and sold so.',
  OTHER: 'As the description says.',
});

export const knownPriceRequestTypeCodes = codeTable('PriceRequestTypeCode', {
  DEBT_FREE_PRICE: 'The price with the share of the loans of the housing company.',
  SALES_PRICE: 'The price without that share.',
});

export const knownPaymentTermsCodes = codeTable('PaymentTermsCode', {
  CASH: 'The whole price is paid when the deed is signed.',
  OTHER: 'As the description says.',
});

export const knownTenantContactTypeCodes = codeTable('ContactTypeCode', {
  PHONE: 'A phone number.',
  EMAIL: 'An e-mail address.',
});

export const knownLeaseAgreementTypeCodes = codeTable('LeaseAgreementTypeCode', {
  WRITTEN_AGREEMENT: 'The lease was agreed in writing.',
  ORAL_AGREEMENT: 'The lease was agreed by word of mouth.',
});

export const knownLeaseTermCodes = codeTable('LeaseTermCode', {
  FIXED_TERM: 'The lease ends on a date.',
  INDEFINITE_TERM: 'The lease runs until it is given notice of.',
});

export const knownTaxConsequenceCodes = codeTable('TaxConsequenceCode', {
  ADVICED_TO_CONTACT_TAX_AUTHORITIES: 'The seller was advised to ask the tax authorities.',
  TAX_ON_CAPITAL_GAIN_NOT_PAYABLE: 'The seller pays no tax on the capital gain.',
  TAX_ON_CAPITAL_GAIN_PAYABLE: 'The seller pays tax on the capital gain.',
});

export const knownAcquisitionMethodCodes = codeTable('AcquisitionMethodCode', {
  PURCHASE: 'Bought.',
  GIFT: 'Received as a gift.',
  TESTAMENT: 'Inherited by a will.',
  INHERITANCE: 'Inherited by law.',
  PARTITION: 'Received when an estate or the property of spouses was divided.',
  EXCHANGE: 'Received in exchange.',
  OTHER: 'Acquired in another way.',
});

export const knownCommissionBasisCodes = codeTable('CommissionBasisCode', {
  DEBT_FREE_PRICE: 'Of the price with the share of the loans of the housing company.',
  SALES_PRICE: 'Of the price without that share.',
});

export const knownCommissionTypeCodes = codeTable('CommissionTypeCode', {
  OTHER_COMMISSION: 'As otherCommissionDescription says.',
  PERCENTAGE: 'A percentage of the price.',
  PERCENTAGE_WITH_MINIMUM_FEE: 'A percentage of the price, and a least amount.',
  FIXED: 'A fixed amount.',
  BASE_AND_PERCENTAGE: 'A base amount, and a percentage of the price.',
  MONTHLY_RENT: 'The rent of a number of months.',
  MONTHLY_RENT_WITH_MINIMUM_FEE: 'The rent of a number of months, and a least amount.',
});

export const knownPrivacyStatementDeliveryCodes = codeTable('PrivacyStatementDeliveryCode', {
  INCLUDED_AS_APPENDIX: 'It is an appendix of the agreement.',
  DELIVERED_BY_EMAIL: 'It was sent by e-mail.',
  AVAILABLE_ON_WEBSITE: "It stands on the agency's web pages.",
});

export const knownDeliveryMethodCodes = codeTable('DeliveryMethodCode', {
  DELIVERED_BY_EMAIL: 'Sent by e-mail.',
  DELIVERED_IN_PERSON: 'Handed over.',
  DELIVERED_BY_MAIL: 'Sent by post.',
  INCLUDED_AS_APPENDIX: 'An appendix of the agreement.',
});

export const knownDocumentTypeCodes = codeTable('DocumentTypeCode', {
  ASSIGNMENT_AGREEMENT: 'The contract of an assignment.',
  CONTINUATION_AGREEMENT: 'The contract of a continuation agreement.',
  EXPLANATORY_APPENDIX: "The seller's statement about one of the assets.",
  MARKETING_PLAN: 'The marketing plan of a sales assignment.',
});

export const knownDocumentOwnerCodes = codeTable('DocumentOwnerCode', {
  ASSIGNMENT: 'An assignment: the owner of every document that this service makes.',
});

export const knownSurveyTypeCodes = codeTable('SurveyTypeCode', {
  ASSIGNMENT_ENDED: 'Asks the customers once their assignment is FINISHED.',
  TRADE_COMPLETED: 'Asks the parties once the trade of the realty is completed.',
});
