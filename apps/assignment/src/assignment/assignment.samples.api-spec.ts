import type { AssignmentTypeCode } from '@ovipro/contracts';
import { sampleOf } from '@ovipro/testing';
import { Assignments, collections } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const names: Record<AssignmentTypeCode, string> = {
  SALES: 'salesAssignment',
  PURCHASE: 'purchaseAssignment',
  RENTAL: 'rentalAssignment',
};

/** Times as they are answered, and without what only a later state or document has. */
const asDraft = ({
  officialAssignmentId: _number,
  contractDocumentId: _contract,
  creationTime: _created,
  modificationTime: _modified,
  ...sample
}: Record<string, unknown>) => sample;

describe.each(Object.entries(names) as [AssignmentTypeCode, string][])(
  'the samples of a %s assignment',
  (type, name) => {
    const create = sampleOf('assignment', `${name}.create.request`);
    const update = sampleOf('assignment', `${name}.update.request`);
    const answer = sampleOf('assignment', `${name}.get.response`);

    it('are accepted, and answered as they were sent', async () => {
      const office = await assignments.elsewhere(create.assignment.agencyOfficeId as string);
      const made = await office.send('POST', collections[type], create as object);
      expect([made.status, Object.keys(made.body as object)]).toEqual([
        201,
        Object.keys(sampleOf('assignment', `${name}.create.response`) as object),
      ]);
      const { assignmentId } = made.body as { assignmentId: string };
      const state = { assignmentId, assignmentStatusCode: 'DRAFT', assignmentTypeCode: type };
      expect(asDraft(await office.read(assignmentId, type))).toEqual({ ...create, ...state });
      const changed = { ...update, assignmentId };
      const put = await office.send('PUT', `${collections[type]}/${assignmentId}`, changed as object);
      expect([put.status, put.body]).toEqual([200, {}]);
      expect(asDraft(await office.read(assignmentId, type))).toEqual({ ...changed, ...state });
    });

    it('are answered with no property that the reference does not have, once ACTIVE', async () => {
      const office = await assignments.elsewhere(create.assignment.agencyOfficeId as string);
      const { assignmentId } = (await office.send('POST', collections[type], create as object)).body as {
        assignmentId: string;
      };
      await office.run(assignmentId, 'LOCK', 'ACTIVATE');
      const { lead: _lead, ...details } = (await office.read(assignmentId, type)).assignment;
      expect(Object.keys(await office.read(assignmentId, type)).sort()).toEqual(Object.keys(answer as object).sort());
      expect(details).toMatchObject(
        Object.fromEntries(Object.entries(answer.assignment as object).filter(([key]) => key !== 'lead')),
      );
    });
  },
);

describe('the other samples', () => {
  const create = sampleOf('assignment', 'salesAssignment.create.request');
  const fixedTerm = {
    agreementTypeCode: 'FIXED_TERM',
    validityPeriod: { startDate: '2021-02-04', endDate: '2021-06-04' },
  };

  it('of an action and of an official id are accepted', async () => {
    const id = await assignments.create('SALES');
    const set = sampleOf<object>('assignment', 'officialAssignmentId.set.request');
    const put = await assignments.send('PUT', `/assignments/${id}/officialAssignmentId`, set);
    expect([put.status, put.body]).toEqual([200, {}]);
    const act = await assignments.send(
      'POST',
      `/assignments/${id}/actions`,
      sampleOf<object>('assignment', 'assignment.action.request'),
    );
    expect([act.status, act.body]).toEqual([200, {}]);
    expect(await assignments.read(id)).toMatchObject({
      officialAssignmentId: '3762024',
      assignmentStatusCode: 'READY_FOR_SIGNING',
    });
  });

  it('of a continuation agreement are accepted and answered', async () => {
    const id = await assignments.active('SALES', { agreementValidity: fixedTerm });
    const made = await assignments.send(
      'POST',
      assignments.agreements(id),
      sampleOf<object>('assignment', 'continuationAgreement.create.request'),
    );
    expect([made.status, Object.keys(made.body as object)]).toEqual([201, ['continuationAgreementId']]);
    const { continuationAgreementId } = made.body as { continuationAgreementId: string };
    const path = `${assignments.agreements(id)}/${continuationAgreementId}`;
    const update = {
      ...sampleOf<object>('assignment', 'continuationAgreement.update.request'),
      continuationAgreementId,
    };
    expect((await assignments.send('PUT', path, update)).status).toBe(200);
    await assignments.sign(id, continuationAgreementId);
    const sample = sampleOf('assignment', 'continuationAgreement.get.response');
    const answer = (await assignments.send('GET', path)).body as Record<string, unknown>;
    expect(Object.keys(answer).sort()).toEqual(Object.keys(sample as object).sort());
    const { agents, assets, agreementValidity, otherConditions, statusCode } = sample;
    expect(answer).toMatchObject({ agents, assets, agreementValidity, otherConditions, statusCode });
    const list = sampleOf('assignment', 'continuationAgreements.list.response');
    const row = { ...list.agreements[0], continuationAgreementId, assignmentId: id };
    expect((await assignments.send('GET', assignments.agreements(id))).body).toEqual({
      totalCount: 1,
      agreements: [row],
    });
  });

  it('of a marketing plan are accepted and answered', async () => {
    const id = await assignments.create('SALES');
    const path = `/salesAssignments/${id}/marketingPlan`;
    const saved = await assignments.send('PUT', path, sampleOf<object>('assignment', 'marketingPlan.save.request'));
    expect([saved.status, saved.body]).toEqual([200, {}]);
    const { marketingConditions } = sampleOf('assignment', 'marketingPlan.get.response');
    const answer = (await assignments.send('GET', path)).body as Record<string, unknown>;
    expect(answer).toMatchObject({ marketingConditions });
    expect(Object.keys(answer).sort()).toEqual(['creationTime', 'marketingConditions', 'modificationTime']);
    const generated = await assignments.send('POST', `${path}/document`);
    expect([generated.status, Object.keys(generated.body as object)]).toEqual([
      200,
      Object.keys(sampleOf('assignment', 'marketingPlan.document.response') as object),
    ]);
    const shown = (await assignments.send('GET', path)).body as object;
    expect(Object.keys(shown).sort()).toEqual(
      Object.keys(sampleOf('assignment', 'marketingPlan.get.response') as object).sort(),
    );
  });

  it('of an explanatory appendix is accepted, and shows on the asset', async () => {
    const id = await assignments.create('SALES');
    const sample = sampleOf<{ realtyId: string }>('assignment', 'explanatoryAppendix.generate.request');
    const generated = await assignments.send('POST', `/salesAssignments/${id}/explanatoryAppendix`, sample);
    expect([generated.status, generated.body]).toEqual([200, {}]);
    const assets = (await assignments.read(id)).assets as { realtyId: string; explanatoryAppendix?: object }[];
    const [appendix] = assets.flatMap(({ explanatoryAppendix }) => explanatoryAppendix ?? []);
    const answered = sampleOf('assignment', 'salesAssignment.get.response').assets as {
      explanatoryAppendix?: object;
    }[];
    const [expected] = answered.flatMap(({ explanatoryAppendix }) => explanatoryAppendix ?? []);
    expect(Object.keys(appendix).sort()).toEqual(Object.keys(expected).sort());
  });

  it('of the settings are accepted and answered', async () => {
    const integration = sampleOf('assignment', 'integrationSettings.save.request');
    const office = await assignments.elsewhere(integration.agencyOfficeId as string);
    const query = `agencyOfficeId=${office.office}`;
    const saved = await office.send('PUT', '/integrationSettings', integration as object);
    expect([saved.status, saved.body]).toEqual([200, {}]);
    expect((await office.send('GET', `/integrationSettings?${query}`)).body).toEqual(
      sampleOf('assignment', 'integrationSettings.get.response'),
    );
    const numbers = sampleOf<object>('assignment', 'officialAssignmentIdSettings.save.request');
    expect((await office.send('PUT', '/officialAssignmentIdSettings', numbers)).status).toBe(200);
    const answer = {
      ...sampleOf<object>('assignment', 'officialAssignmentIdSettings.get.response'),
      nextSequenceNumberToBeIssued: 1,
    };
    expect((await office.send('GET', `/officialAssignmentIdSettings?${query}`)).body).toMatchObject({
      ...answer,
      nextSequenceNumberToBeIssued: expect.any(Number),
    });
  });

  it('of a diary and of a search show what ours show', async () => {
    const office = await assignments.elsewhere(create.assignment.agencyOfficeId as string);
    const id = await office.active('SALES', { agreementValidity: fixedTerm });
    await office.sign(id, await office.continued(id));
    const sample = sampleOf('assignment', 'diary.get.response');
    const diary = await office.diary(id);
    expect(Object.keys(diary)).toEqual(Object.keys(sample as object));
    // besides, an entry of what was signed tells of the contract
    const shown = (part: object = {}) => Object.keys(part).filter((key) => key !== 'contract');
    for (const part of ['assignmentIdentification', 'assignmentActivation'] as const)
      expect(shown(diary[part])).toEqual(Object.keys(sample[part] as object));
    expect(shown(diary.continuationAgreements?.[0])).toEqual(Object.keys(sample.continuationAgreements[0] as object));
    const [, sale] = sampleOf('assignment', 'assignments.search.response').assignments;
    const [row] = (await office.page('assignmentTypeCode=SALES&size=1')).assignments;
    expect(Object.keys(row).sort()).toEqual(Object.keys(sale as object).sort());
  });
});
