import type {
  AgreementTypeCode,
  knownAcquisitionMethodCodes,
  knownAdditionalServiceCodes,
  knownAgentRoleCodes,
  knownAvailabilityCodes,
  knownBenefitCodes,
  knownCommissionBasisCodes,
  knownCommissionTypeCodes,
  knownDeliveryMethodCodes,
  knownExclusivityTypeCodes,
  knownLeaseAgreementTypeCodes,
  knownLeaseTermCodes,
  knownMarketingMethodCodes,
  knownPartyTypeCodes,
  knownPaymentTermsCodes,
  knownPlotHoldingTypeCodes,
  knownPriceRequestTypeCodes,
  knownPrivacyStatementDeliveryCodes,
  knownRealtyTypeCodes,
  knownSalesMethodCodes,
  knownSalesProcessCodes,
  knownServiceCodes,
  knownSubcategoryCodes,
  knownTaxConsequenceCodes,
  knownTenantContactTypeCodes,
} from '@ovipro/contracts';

/** The code tables whose codes stand in documents, by the title of the table. */
interface PrintedTables {
  AgreementTypeCode: typeof AgreementTypeCode;
  AcquisitionMethodCode: typeof knownAcquisitionMethodCodes;
  AdditionalServiceTypeCode: typeof knownAdditionalServiceCodes;
  AgentRoleCode: typeof knownAgentRoleCodes;
  AvailabilityCode: typeof knownAvailabilityCodes;
  BenefitTypeCode: typeof knownBenefitCodes;
  CommissionBasisCode: typeof knownCommissionBasisCodes;
  CommissionTypeCode: typeof knownCommissionTypeCodes;
  ContactTypeCode: typeof knownTenantContactTypeCodes;
  DeliveryMethodCode: typeof knownDeliveryMethodCodes;
  ExclusivityTypeCode: typeof knownExclusivityTypeCodes;
  LeaseAgreementTypeCode: typeof knownLeaseAgreementTypeCodes;
  LeaseTermCode: typeof knownLeaseTermCodes;
  MarketingMethodTypeCode: typeof knownMarketingMethodCodes;
  PartyTypeCode: typeof knownPartyTypeCodes;
  PaymentTermsCode: typeof knownPaymentTermsCodes;
  PlotHoldingTypeCode: typeof knownPlotHoldingTypeCodes;
  PriceRequestTypeCode: typeof knownPriceRequestTypeCodes;
  PrivacyStatementDeliveryCode: typeof knownPrivacyStatementDeliveryCodes;
  RealtyTypeCode: typeof knownRealtyTypeCodes;
  SalesMethodTypeCode: typeof knownSalesMethodCodes;
  SalesProcessTypeCode: typeof knownSalesProcessCodes;
  ServiceTypeCode: typeof knownServiceCodes;
  SubcategoryCode: typeof knownSubcategoryCodes;
  TaxConsequenceCode: typeof knownTaxConsequenceCodes;
}

export type PrintedTable = keyof PrintedTables;

/** The words of a language for every known code. */
export type CodeWords = { [T in PrintedTable]: Record<PrintedTables[T][number], string> };

/** A code in words. One that is not known stands as a reader would say it: OPEN_MARKET as Open market. */
export function codeInWords(words: CodeWords, table: PrintedTable, code: string): string {
  const known: Record<string, string> = words[table];
  if (Object.hasOwn(known, code)) return known[code];
  const plain = code.replaceAll('_', ' ').toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
