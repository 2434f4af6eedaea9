import type { ContinuationAgreement } from './continuation-agreement.dto';
import type { AssignmentDocument } from './document.dto';
import type { MarketingPlan } from './marketing-plan.dto';
import type { PurchaseAssignment } from './purchase-assignment.dto';
import type { RentalAssignment } from './rental-assignment.dto';
import type { SalesAssignment } from './sales-assignment.dto';
import continuationGet from './samples/continuationAgreement.get.response.json';
import integrationGet from './samples/integrationSettings.get.response.json';
import planGet from './samples/marketingPlan.get.response.json';
import officialIdsGet from './samples/officialAssignmentIdSettings.get.response.json';
import purchaseGet from './samples/purchaseAssignment.get.response.json';
import rentalGet from './samples/rentalAssignment.get.response.json';
import salesGet from './samples/salesAssignment.get.response.json';
import salesUpdate from './samples/salesAssignment.update.request.json';
import type { IntegrationSettings, OfficialAssignmentIdSettings } from './settings.dto';
import type { Survey } from './survey.dto';

/** The answers of the references, with all that the requests can say besides, and times as they are answered. */
const times = { creationTime: '2021-03-13T12:07:23Z', modificationTime: '2021-08-15T08:04:44Z' };
const fixedTerm = {
  agreementTypeCode: 'FIXED_TERM',
  validityPeriod: { startDate: '2021-02-04', endDate: '2021-06-04' },
};
const { assignmentId, ...sale } = salesUpdate;
const [asset] = sale.assets;
const appendix = {
  explanatoryAppendixDocumentId: 'd4540af3-4257-4401-be41-292e377fbfb5',
  modificationTime: '2021-09-14T09:12:43Z',
};

export const salesAssignmentSample = {
  ...salesGet,
  ...sale,
  assignment: { ...sale.assignment, exclusivityTypeCode: 'EXCLUSIVE_BASIS' },
  agreementValidity: { ...fixedTerm, validityContinuedAfterRedemption: false },
  assets: [
    {
      ...asset,
      address: { ...asset.address, addressLine2: 'c/o Virtanen', localityName: 'Tampere' },
      price: { ...asset.price, estimatedDebtFreePriceAmount: '250000' },
      explanatoryAppendix: appendix,
    },
  ],
  ...times,
} as SalesAssignment;

export const purchaseAssignmentSample = { ...purchaseGet, ...times } as PurchaseAssignment;

export const rentalAssignmentSample = { ...rentalGet, ...times } as RentalAssignment;

export const continuationAgreementSample = {
  ...continuationGet,
  creationTime: '2021-05-20T13:07:23Z',
  modificationTime: '2021-06-01T09:04:44Z',
} as ContinuationAgreement;

export const marketingPlanSample: MarketingPlan = {
  ...planGet,
  marketingPlanDocumentCreationTime: '2021-09-21T13:14:02Z',
  creationTime: '2021-08-15T08:04:44Z',
  modificationTime: '2021-09-21T12:02:36Z',
};

export const documentSample: AssignmentDocument = {
  documentId: appendix.explanatoryAppendixDocumentId,
  documentTypeCode: 'EXPLANATORY_APPENDIX',
  contentType: 'application/pdf',
  ownerCode: 'ASSIGNMENT',
  ownerEntityId: assignmentId,
  documentName: 'selostusliite-202132021.pdf',
  languageCode: 'fi',
  canBeShared: true,
  isReadOnly: true,
  contentLength: 48_213,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  creationTime: appendix.modificationTime,
  modificationTime: appendix.modificationTime,
};

const { agencyOfficeId } = salesAssignmentSample.assignment;

export const integrationSettingsSample: IntegrationSettings = { ...integrationGet, agencyOfficeId };

export const officialAssignmentIdSettingsSample: OfficialAssignmentIdSettings = { ...officialIdsGet, agencyOfficeId };

export const surveySample: Survey = {
  surveyId: '5c1e9f8e-3a37-4d7e-9c43-2f6d1f0f6a55',
  surveyTypeCode: 'TRADE_COMPLETED',
  surveySystemCodes: ['SURVEYPAL'],
  settings: integrationGet.surveypalSurveySettings[1],
  assignment: { ...salesAssignmentSample, assignmentStatusCode: 'FINISHED' },
  tradeSettlement: { tradeSettlementId: '0f3f8a52-7a86-4a2c-8f44-3f7a6c1e0b11', tradeDate: '2021-09-30' },
  recipients: [
    {
      partyId: '13974667-a0dd-4ee3-b2b1-8d28248b1f6e',
      roleCode: 'SELLER_CUSTOMER',
      name: 'Matti Virtanen',
      emailAddress: 'matti.virtanen@example.com',
      languageCode: 'fi',
    },
  ],
  agents: [
    {
      agentId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0',
      roleCode: 'RESPONSIBLE_AGENT',
      firstName: 'Veikko',
      lastName: 'Viljanen',
      emailAddress: 'veikko.viljanen@kiinteistoykkonen.example',
    },
  ],
  dueTime: '2021-10-02T12:00:00Z',
};
