import { agents } from './people';

export const state = {
  assignmentId: 'd265a413-a83e-40f1-b185-a3b1fb74c905',
  officialAssignmentId: '202132021',
  assignmentStatusCode: 'READY_FOR_SIGNING',
  creationTime: '2021-09-11T13:16:23Z',
  modificationTime: '2021-09-14T09:07:44Z',
} as const;

/** Texts of any length, so that one input serves as the shortest and as the longest. */
export type Say = (text: string) => string;

export const assignment = (say: Say) => ({
  agencyOfficeId: '212114ec-819e-483c-a8e0-f82289ac6e19',
  agents: [
    { agentId: agents[0].agentId, roleCode: 'RESPONSIBLE_AGENT' },
    { agentId: agents[1].agentId, roleCode: 'ACQUISITION_AGENT' },
  ],
  realtyBelongsToCustomerBusinessActivities: false,
  specialDetailsProvidedToCustomer: say('Sopimus allekirjoitetaan ainoastaan sähköisesti.'),
  exclusivityTypeCode: 'EXCLUSIVE_BASIS',
  marketing: {
    agreedMarketingMethodsDescription: say('Markkinointi kaikilla markkinapaikoilla'),
    marketingConditionsAsAppendix: true,
  },
});

export const expenses = (say: Say) => ({
  marketingExpensesIncluded: true,
  maximumMarketingExpenses: 1500,
  documentAcquisitionExpensesIncluded: true,
  maximumDocumentAcquisitionExpenses: 500.5,
  otherExpensesIncluded: true,
  otherExpensesDescription: say('Maksetaan lisäksi matkakulut'),
});

export const costs = (say: Say) => ({
  commission: {
    commissionBasisCode: 'DEBT_FREE_PRICE',
    commissionTypeCode: 'OTHER_COMMISSION',
    otherCommissionDescription: say('Toteutuma asunnon toteutuneesta velattomasta kauppahinnasta'),
    vatIncluded: true,
    commissionPercentage: 5.5,
    minimumCommissionAmount: 9900,
    fixedCommissionAmount: 15000,
    baseCommissionAmount: 3000,
    commissionAmountUponRedemptionByOtherParty: 2000,
    latePaymentInterest: 3,
  },
  otherExpenses: {
    ...expenses(say),
    otherExpensesPaidUponRedemption: true,
    otherExpensesWillBePaidUponRightOfFirst: false,
    commissionAmountUponRightOfFirst: 13000,
  },
  expensesUponAssignmentTermination: expenses(say),
  currencyCode: 'EUR',
});

export const otherConditions = (say: Say) => ({
  digitalTradingAllowed: true,
  privacyStatementDeliveryCode: 'INCLUDED_AS_APPENDIX',
  distanceSelling: false,
  startAssignmentImmediately: true,
  startMarketingAfterCancellationPeriod: true,
  deliveryMethodForCancellationInstructionsCode: 'DELIVERED_BY_EMAIL',
  additionalDetails: say('Vapautuminen neuvoteltavissa.'),
});

export const declarationByParty = {
  isMarried: false,
  hasBeenMarried: true,
  hasLegalPartitioningOfAssets: true,
  isDivorceLegallyBinding: true,
  isResponsibleForObtainingConsent: true,
  wasAdvisedOfTaxConsequences: true,
};
