import type { PurchaseAssignment, RentalAssignment, SalesAssignment } from '@ovipro/contracts';
import { aRentalAsset, aSalesAsset, realtyId } from './assets';
import { agents, partyIds } from './people';
import { assignment, costs, declarationByParty, expenses, otherConditions, type Say, state } from './terms';

export interface Size {
  say: Say;
  assets: number;
  parties: number;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

export const aFullSale = ({ say, assets, parties }: Size): SalesAssignment => ({
  ...state,
  assignmentTypeCode: 'SALES',
  assignment: assignment(say),
  agreementValidity: {
    agreementTypeCode: 'FIXED_TERM',
    validityPeriod: { startDate: '2021-06-04', endDate: '2021-10-04' },
  },
  sellerCustomerParties: numbers(parties).map((number) => ({
    partyId: partyIds[(number - 1) % partyIds.length],
    partyTypeCode: number === 2 ? 'ESTATE_PARTY' : 'PERSON_PARTY',
    declarationByParty,
  })),
  consentorParties: [{ partyId: partyIds[8], partyTypeCode: 'PERSON_PARTY' }],
  assets: numbers(assets).map((number) => aSalesAsset(number, say)),
  costs: costs(say),
  otherConditions: otherConditions(say),
});

export const aFullPurchase = ({ say, parties }: Size): PurchaseAssignment => ({
  ...state,
  assignmentTypeCode: 'PURCHASE',
  assignment: assignment(say),
  agreementValidity: {
    agreementTypeCode: 'INDEFINITE_TERM',
    validityPeriod: { startDate: '2021-06-04', periodCount: 2 },
    validityContinuedAfterRedemption: false,
  },
  buyerCustomerParties: numbers(parties).map((number) => ({
    partyId: partyIds[(number - 1) % partyIds.length],
    partyTypeCode: 'PERSON_PARTY',
    isFirstTimeBuyer: number === 1,
  })),
  assetRequirementId: '45221bb8-2deb-47c4-b5e4-155a8f1770dd',
  costs: costs(say),
  otherConditions: otherConditions(say),
});

export const aFullRental = ({ say, assets, parties }: Size): RentalAssignment => ({
  ...state,
  assignmentTypeCode: 'RENTAL',
  assignment: assignment(say),
  agreementValidity: {
    agreementTypeCode: 'FIXED_TERM',
    validityPeriod: { startDate: '2022-10-01', endDate: '2022-12-31' },
  },
  lessorParties: numbers(parties).map((number) => ({
    partyId: partyIds[(number - 1) % partyIds.length],
    partyTypeCode: 'ORGANIZATION_PARTY',
    declarationByParty,
    financialAccount: {
      financialAccountId: 'FI2112345600000785',
      financialInstitutionName: 'Danske Bank A/S',
      financialInstitutionId: 'DABAFIHH',
    },
  })),
  assets: numbers(assets).map((number) => aRentalAsset(number, say)),
  costs: {
    ...costs(say),
    commission: {
      commissionTypeCode: 'MONTHLY_RENT_WITH_MINIMUM_FEE',
      vatIncluded: true,
      months: 1.5,
      minimumCommissionAmount: 1400,
      latePaymentInterest: 3,
    },
    otherExpenses: expenses(say),
  },
  otherConditions: otherConditions(say),
});

const bareDetails = {
  agencyOfficeId: '212114ec-819e-483c-a8e0-f82289ac6e19',
  agents: [{ agentId: agents[0].agentId, roleCode: 'RESPONSIBLE_AGENT' }],
};
const bareTerms = {
  agreementValidity: { agreementTypeCode: 'INDEFINITE_TERM' as const, validityPeriod: { startDate: '2021-06-04' } },
  costs: { commission: { commissionTypeCode: 'FIXED' } },
};
const bareParty = { partyId: partyIds[0], partyTypeCode: 'PERSON_PARTY' };

/** As little as LOCK takes. */
export const aBareSale = (): SalesAssignment => ({
  ...state,
  ...bareTerms,
  assignmentTypeCode: 'SALES',
  assignment: bareDetails,
  sellerCustomerParties: [bareParty],
  assets: [{ realtyId, price: { debtFreePriceAmount: 240_000 } }],
});

export const aBarePurchase = (): PurchaseAssignment => ({
  ...state,
  ...bareTerms,
  assignmentTypeCode: 'PURCHASE',
  assignment: bareDetails,
  buyerCustomerParties: [bareParty],
});

export const aBareRental = (): RentalAssignment => ({
  ...state,
  ...bareTerms,
  assignmentTypeCode: 'RENTAL',
  assignment: bareDetails,
  lessorParties: [bareParty],
  assets: [{ realtyId, rentalPrice: { monthlyRent: 690 } }],
});
