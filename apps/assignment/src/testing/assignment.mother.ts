import {
  type Assignment,
  type ContinuationAgreementContent,
  continuationAgreementSample,
  type Costs,
  type IntegrationSettingsSave,
  integrationSettingsSample,
  type MarketingPlanSave,
  marketingPlanSample,
  type PurchaseAssignmentCreate,
  purchaseAssignmentSample,
  type RentalAssignmentCreate,
  rentalAssignmentSample,
  type SalesAssignmentCreate,
  salesAssignmentSample,
} from '@ovipro/contracts';

/** What the server says of every assignment. */
export const serverOwned = [
  ...(['assignmentId', 'officialAssignmentId', 'assignmentStatusCode', 'assignmentTypeCode'] as const),
  ...(['contractDocumentId', 'creationTime', 'modificationTime'] as const),
] as const;

/** A fixed term that says everything it can. */
export const fixedTerm = {
  agreementTypeCode: 'FIXED_TERM' as const,
  validityPeriod: { startDate: '2021-02-04', endDate: '2021-06-04' },
  validityContinuedAfterRedemption: false,
};

/** What a caller may write of an assignment, in the office, which must be the caller's. */
function bodyOf<A extends Assignment>(answer: A, agencyOfficeId: string): Omit<A, (typeof serverOwned)[number]> {
  const written = Object.entries(answer).filter(([name]) => !(serverOwned as readonly string[]).includes(name));
  const body = Object.fromEntries(written) as A;
  return { ...body, assignment: { ...body.assignment, agencyOfficeId }, agreementValidity: fixedTerm };
}

/** A sale that says everything it can and can be locked. Costs upon redemption are of purchases rather. */
export function aSale(agencyOfficeId: string, given: Partial<SalesAssignmentCreate> = {}): SalesAssignmentCreate {
  const { assets, costs, ...body } = bodyOf(salesAssignmentSample, agencyOfficeId);
  const { commission, otherExpenses } = purchaseAssignmentSample.costs as Costs;
  return {
    ...body,
    assets: assets.map(({ explanatoryAppendix: _made, acquisitionBySellers = [], ...asset }) => ({
      ...asset,
      acquisitionBySellers: acquisitionBySellers.map(({ acquisitionMethods = [], ...seller }) => ({
        ...seller,
        acquisitionMethods: [...acquisitionMethods].reverse(),
      })),
    })),
    costs: {
      ...costs,
      commission: { ...commission, ...costs?.commission },
      otherExpenses: { ...otherExpenses, ...costs?.otherExpenses },
    },
    ...given,
  };
}

export const aPurchase = (
  agencyOfficeId: string,
  given: Partial<PurchaseAssignmentCreate> = {},
): PurchaseAssignmentCreate => ({ ...bodyOf(purchaseAssignmentSample, agencyOfficeId), ...given });

export const aRental = (
  agencyOfficeId: string,
  given: Partial<RentalAssignmentCreate> = {},
): RentalAssignmentCreate => {
  const { assignment, assets, ...body } = bodyOf(rentalAssignmentSample, agencyOfficeId);
  const { supplierAssignedIdentifiers } = salesAssignmentSample.assignment;
  return {
    ...body,
    assignment: { ...assignment, supplierAssignedIdentifiers },
    assets: assets.map(({ address, ...asset }) => ({
      ...asset,
      address: { ...address, addressLine2: 'c/o Virtanen' },
    })),
    ...given,
  };
};

/** A continuation of a sale from {@link fixedTerm}'s end on. */
export const aContinuation = (given: Partial<ContinuationAgreementContent> = {}): ContinuationAgreementContent => ({
  agents: continuationAgreementSample.agents,
  agreementValidity: { validityPeriod: { endDate: '2021-10-04' } },
  assets: continuationAgreementSample.assets?.map(({ realtyId, price }) => ({
    realtyId,
    price: { ...price, estimatedSalesPriceAmount: '2000000' },
  })),
  otherConditions: continuationAgreementSample.otherConditions,
  ...given,
});

export const aPlan = (): MarketingPlanSave => ({ marketingConditions: marketingPlanSample.marketingConditions });

export const someIntegration = (agencyOfficeId: string): IntegrationSettingsSave => ({
  ...integrationSettingsSample,
  agencyOfficeId,
});
