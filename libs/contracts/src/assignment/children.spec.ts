import { validate } from '../common/validate';
import { changed, describeRequest, describeSamples, faultsOf, samplesOf } from '../testing/samples';
import * as contract from '.';

const requests = samplesOf('assignment', {
  'continuationAgreement.create.request': contract.ContinuationAgreementCreate,
  'continuationAgreement.update.request': contract.ContinuationAgreementUpdate,
  'continuationAgreement.action.request': contract.ContinuationAgreementAction,
  'marketingPlan.save.request': contract.MarketingPlanSave,
  'officialAssignmentIdSettings.save.request': contract.OfficialAssignmentIdSettingsSave,
  'integrationSettings.save.request': contract.IntegrationSettingsSave,
});
const answers = samplesOf('assignment', {
  'continuationAgreement.create.response': contract.ContinuationAgreementCreated,
  'continuationAgreement.get.response': contract.ContinuationAgreement,
  'continuationAgreements.list.response': contract.ContinuationAgreementList,
  'marketingPlan.get.response': contract.MarketingPlan,
  'marketingPlan.document.response': contract.MarketingPlanDocument,
  'officialAssignmentIdSettings.get.response': contract.OfficialAssignmentIdSettings,
  'integrationSettings.get.response': contract.IntegrationSettings,
  'diary.get.response': contract.AssignmentDiary,
});

describeSamples([...requests, ...answers]);

const continuation = [
  ...['agents', 'agents[].agentId', 'agents[].roleCode', 'assets[].realtyId'],
  ...['agreementValidity', 'agreementValidity.validityPeriod', 'agreementValidity.validityPeriod.endDate'],
];
const items = ['services', 'additionalServices', 'salesMethods', 'marketingMethods', 'salesProcesses', 'benefits'];
const needed: Record<string, string[]> = {
  'continuationAgreement.create.request': continuation,
  'continuationAgreement.update.request': ['continuationAgreementId', ...continuation],
  'continuationAgreement.action.request': ['actionCode'],
  'marketingPlan.save.request': [
    ...['marketingConditions', 'marketingConditions.objectivesOfSale[].objectiveOfSale'],
    ...items.map((list) => `marketingConditions.${list}[].typeCode`),
  ],
  'officialAssignmentIdSettings.save.request': ['agencyOfficeId', 'officeIdentifier'],
  'integrationSettings.save.request': ['agencyOfficeId', 'surveypalSurveySettings[].surveyTypeCode'],
};
for (const request of requests) describeRequest(request, needed[request.name]);

const [create, , action, plan, officialIds, integration] = requests;

describe('a continuation agreement', () => {
  const agent = { agentId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0', roleCode: 'RESPONSIBLE_AGENT' };
  const other = { ...agent, roleCode: 'ASSISTANT' };
  const faults = (agents: object[]) => faultsOf(create.type, { ...create.body, agents });

  it('names exactly one RESPONSIBLE_AGENT', () => {
    expect(faults([other, agent])).toEqual([]);
    expect(faults([agent, agent])).toEqual([['agents', 'INVALID_TYPE']]);
    expect(faults([other, other])).toEqual([['agents', 'VALUE_REQUIRED']]);
    expect(faults([])).toEqual([['agents', 'VALUE_REQUIRED']]);
  });

  it('starts where the assignment ended: a body says its end alone', () => {
    const start = ['agreementValidity', 'validityPeriod', 'startDate'];
    expect(faultsOf(create.type, changed(create.body, start, '2021-06-04'))).toEqual([
      ['agreementValidity.validityPeriod.startDate', 'INVALID_TYPE'],
    ]);
  });

  it.each(['REJECT', 'FINISH'])('knows no action %s', (actionCode) =>
    expect(faultsOf(action.type, { actionCode })).toEqual([['actionCode', 'INVALID_TYPE']]),
  );
});

describe('a marketing plan', () => {
  it('may be empty', () => expect(faultsOf(plan.type, { marketingConditions: {} })).toEqual([]));

  it.each(['assignmentId', 'marketingPlanDocumentId', 'creationTime'])('has no %s in its body', (name) =>
    expect(faultsOf(plan.type, { ...plan.body, [name]: 'x' })).toEqual([[name, 'INVALID_TYPE']]),
  );
});

describe('the official ids of an office', () => {
  const faults = (officeIdentifier: unknown) => faultsOf(officialIds.type, { ...officialIds.body, officeIdentifier });

  it.each(['', '0', '00020', '9'.repeat(20)])('may begin with %j', (identifier) =>
    expect(faults(identifier)).toEqual([]),
  );
  it.each(['9'.repeat(21), 'A1', ' ', '1 ', '٣', 20])('may not begin with %j', (identifier) =>
    expect(faults(identifier)).toEqual([['officeIdentifier', 'INVALID_TYPE']]),
  );

  it('count on by themselves: a body says no sequence number', () => {
    const body = { ...officialIds.body, nextSequenceNumberToBeIssued: 1 };
    expect(faultsOf(officialIds.type, body)).toEqual([['nextSequenceNumberToBeIssued', 'INVALID_TYPE']]);
  });

  it.each(['', '3762024a', '1'.repeat(41), 3762024])('of a migration are digits, not %j', (officialAssignmentId) => {
    const [[path, errorCode]] = faultsOf(contract.OfficialAssignmentIdSet, { officialAssignmentId });
    expect([path, errorCode]).toEqual([
      'officialAssignmentId',
      officialAssignmentId === '' ? 'VALUE_REQUIRED' : 'INVALID_TYPE',
    ]);
  });
});

describe('integration settings', () => {
  const { agencyOfficeId } = integration.body as contract.IntegrationSettings;
  const survey = { surveyTypeCode: 'ASSIGNMENT_ENDED' };
  const faults = (surveypalSurveySettings: object[]) =>
    faultsOf(integration.type, { agencyOfficeId, surveypalSurveySettings });

  it('may all be unset', () => expect(faultsOf(integration.type, { agencyOfficeId })).toEqual([]));

  it('hold a type of survey once', () => {
    expect(faults([survey, { surveyTypeCode: 'TRADE_COMPLETED' }])).toEqual([]);
    expect(faults([survey, survey])).toEqual([['surveypalSurveySettings[1].surveyTypeCode', 'INVALID_TYPE']]);
  });

  it.each([
    [0, []],
    [8760, []],
    [-1, ['surveypalSurveySettings[0].sendDelayHours']],
    [8761, ['surveypalSurveySettings[0].sendDelayHours']],
    [1.5, ['surveypalSurveySettings[0].sendDelayHours']],
  ])('wait %s hours', (sendDelayHours, paths) =>
    expect(faults([{ ...survey, sendDelayHours }]).map(([path]) => path)).toEqual(paths),
  );
});

describe('documents', () => {
  const ownerEntityId = 'd265a413-a83e-40f1-b185-a3b1fb74c905';

  it('are listed by what they belong to, both parameters given once', () => {
    const paths = (query: object) => validate(contract.DocumentSearch, query).faults.map(({ path }) => path);
    expect(paths({ ownerCode: 'ASSIGNMENT', ownerEntityId })).toEqual([]);
    expect(paths({ ownerCode: 'REALTY', ownerEntityId })).toEqual([]);
    expect(paths({})).toEqual(['ownerCode', 'ownerEntityId']);
    expect(paths({ ownerCode: ['ASSIGNMENT', 'ASSIGNMENT'], ownerEntityId: [ownerEntityId, ownerEntityId] })).toEqual([
      'ownerCode',
      'ownerEntityId',
    ]);
    expect(paths({ ownerCode: 'assignment', ownerEntityId, size: '10' })).toEqual(['ownerCode', 'size']);
  });
});
