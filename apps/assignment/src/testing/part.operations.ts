import {
  continuationAgreementCreated,
  continuationAgreementDeleted,
  continuationAgreementLocked,
  continuationAgreementUpdated,
  integrationSettingsChanged,
  marketingPlanSaved,
  officialAssignmentIdSettingsChanged,
} from '@ovipro/contracts';
import type { OperationFixture, Operations, Fixture } from '@ovipro/testing';
import { aContinuation, aPlan, someIntegration } from './assignment.mother';
import { newActiveSale, newContinuation, newPlan } from './making';

const agents: OperationFixture['roles'] = ['main-user', 'agent'];
const readers: OperationFixture['roles'] = [...agents, 'integration'];
const mainUsers: OperationFixture['roles'] = ['main-user'];

const agreements = '/assignments/{assignmentId}/continuationAgreements';
const agreement = `${agreements}/{continuationAgreementId}`;
/** A price of the other type of assignment. */
const notShown = ['assets[0].rentalPrice'];
const serverOwned = ['statusCode', 'assignmentId', 'contractDocumentId', 'creationTime', 'modificationTime'];

const continuations: Operations = {
  createContinuationAgreement: {
    method: 'POST',
    path: agreements,
    kind: 'create',
    oneAtATime: true,
    roles: agents,
    params: (fixture) => newActiveSale(fixture),
    body: () => aContinuation(),
    notShown,
    requiredByRow: ['assets'],
    serverOwned: [...serverOwned, 'continuationAgreementId'],
    events: [continuationAgreementCreated],
  },
  listContinuationAgreements: {
    method: 'GET',
    path: agreements,
    kind: 'list',
    roles: readers,
    params: (fixture) => newContinuation(fixture),
  },
  getContinuationAgreement: {
    method: 'GET',
    path: agreement,
    kind: 'read',
    roles: readers,
    params: (fixture) => newContinuation(fixture),
  },
  updateContinuationAgreement: {
    method: 'PUT',
    path: agreement,
    kind: 'update',
    roles: agents,
    params: (fixture) => newContinuation(fixture),
    body: (_world, { continuationAgreementId }) => ({
      ...aContinuation({ agreementValidity: { validityPeriod: { endDate: '2021-09-30' } } }),
      continuationAgreementId,
    }),
    notShown,
    requiredByRow: ['assets'],
    serverOwned,
    events: [continuationAgreementUpdated],
  },
  deleteContinuationAgreement: {
    method: 'DELETE',
    path: agreement,
    kind: 'delete',
    roles: agents,
    params: (fixture) => newContinuation(fixture),
    events: [continuationAgreementDeleted],
  },
  actOnContinuationAgreement: {
    method: 'POST',
    path: `${agreement}/actions`,
    kind: 'action',
    roles: agents,
    params: (fixture) => newContinuation(fixture),
    body: () => ({ actionCode: 'LOCK' }),
    readAt: (ids) => `/assignments/${ids.assignmentId}/continuationAgreements/${ids.continuationAgreementId}`,
    events: [continuationAgreementLocked],
  },
};

const plans: Operations = {
  saveMarketingPlan: {
    method: 'PUT',
    path: '/salesAssignments/{assignmentId}/marketingPlan',
    kind: 'update',
    roles: agents,
    params: (fixture) => newPlan(fixture),
    body: () => ({
      marketingConditions: {
        ...aPlan().marketingConditions,
        benefits: [{ typeCode: 'WATCHDOG', description: 'Toinen.' }],
      },
    }),
    serverOwned: ['marketingPlanDocumentId', 'creationTime', 'modificationTime'],
    events: [marketingPlanSaved],
  },
  getMarketingPlan: {
    method: 'GET',
    path: '/salesAssignments/{assignmentId}/marketingPlan',
    kind: 'read',
    roles: readers,
    params: (fixture) => newPlan(fixture),
  },
};

const query = ({ office }: Fixture) => ({ agencyOfficeId: office });

/** Saves other settings than the example's, so that the example changes them. */
const saved = (path: string, other: object) => async (fixture: Fixture) => {
  const body = { agencyOfficeId: fixture.office, ...other };
  await fixture.as('main-user').make(path, body, 'PUT');
  return { agencyOfficeId: fixture.office };
};

const otherIdentifier = saved('/officialAssignmentIdSettings', { officeIdentifier: '' });
const otherSwitches = saved('/integrationSettings', { hspTransferEnabled: false });
const readOfficialIds = ({ agencyOfficeId }: Record<string, string>): string =>
  `/officialAssignmentIdSettings?agencyOfficeId=${agencyOfficeId}`;

const settings: Operations = {
  getOfficialAssignmentIdSettings: {
    method: 'GET',
    path: '/officialAssignmentIdSettings',
    kind: 'read',
    roles: mainUsers,
    params: otherIdentifier,
    query,
  },
  saveOfficialAssignmentIdSettings: {
    method: 'PUT',
    path: '/officialAssignmentIdSettings',
    kind: 'update',
    roles: mainUsers,
    params: otherIdentifier,
    body: ({ office }) => ({ agencyOfficeId: office, officeIdentifier: '00020' }),
    office: 'agencyOfficeId',
    serverOwned: ['nextSequenceNumberToBeIssued'],
    readAt: readOfficialIds,
    events: [officialAssignmentIdSettingsChanged],
  },
  resetOfficialAssignmentIds: {
    method: 'POST',
    path: '/officialAssignmentIdSettings/reset',
    kind: 'action',
    roles: mainUsers,
    params: otherIdentifier,
    query,
    readAt: readOfficialIds,
    events: [officialAssignmentIdSettingsChanged],
  },
  getIntegrationSettings: {
    method: 'GET',
    path: '/integrationSettings',
    kind: 'read',
    roles: mainUsers,
    params: otherSwitches,
    query,
  },
  saveIntegrationSettings: {
    method: 'PUT',
    path: '/integrationSettings',
    kind: 'update',
    roles: mainUsers,
    params: otherSwitches,
    body: ({ office }) => someIntegration(office),
    office: 'agencyOfficeId',
    serverOwned: ['modificationTime'],
    readAt: ({ agencyOfficeId }) => `/integrationSettings?agencyOfficeId=${agencyOfficeId}`,
    events: [integrationSettingsChanged],
  },
};

export const partOperations: Operations = { ...continuations, ...plans, ...settings };
