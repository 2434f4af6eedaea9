import { AssignmentTypeCode, ContinuationAgreementActionCode, continuationAgreementActions } from '@ovipro/contracts';
import { refusal, refused } from '@ovipro/testing';
import { Assignments, etagOf } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const invalidStatus = refused(400, 'INVALID_STATUS');
const until = (endDate: string) => ({ agreementValidity: { validityPeriod: { endDate } } });
const indefinite = {
  agreementValidity: {
    agreementTypeCode: 'INDEFINITE_TERM',
    validityPeriod: { startDate: '2021-06-04', periodCount: 1 },
  },
};

describe('an assignment', () => {
  it.each(['DRAFT', 'READY_FOR_SIGNING', 'FINISHED', 'REJECTED'])('that is %s cannot be continued', async (status) => {
    const ways = {
      DRAFT: [],
      READY_FOR_SIGNING: ['LOCK'],
      FINISHED: ['LOCK', 'ACTIVATE', 'FINISH'],
      REJECTED: ['REJECT'],
    } as const;
    const id = await assignments.run(await assignments.create('SALES'), ...ways[status as keyof typeof ways]);
    const answer = await assignments.continue(id);
    expect([refusal(answer), (answer.body as { message: string }).message]).toEqual([
      invalidStatus,
      expect.stringContaining(status),
    ]);
  });

  it.each([...AssignmentTypeCode])('of an indefinite term cannot be continued: %s', async (type) => {
    const id = await assignments.active(type, indefinite);
    const assets = type === 'PURCHASE' ? undefined : [];
    expect(refusal(await assignments.continue(id, { assets }))).toEqual(invalidStatus);
  });

  it('has one unsigned at a time, also of 10 that are made at once', async () => {
    const id = await assignments.active();
    const answers = await Promise.all(Array.from({ length: 10 }, () => assignments.continue(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(400)]);
    const refusals = answers.filter(({ status }) => status === 400).map(refusal);
    expect(refusals).toEqual(Array(9).fill(invalidStatus));
    const { continuationAgreementId } = answers.find(({ status }) => status === 201)?.body as {
      continuationAgreementId: string;
    };
    await assignments.actOnAgreement(id, continuationAgreementId, 'LOCK');
    expect(refusal(await assignments.continue(id))).toEqual(invalidStatus);
    await assignments.actOnAgreement(id, continuationAgreementId, 'ACTIVATE');
    expect((await assignments.continue(id, until('2022-01-01'))).status).toBe(201);
  });

  it('with an unsigned one can neither be finished nor edited', async () => {
    const id = await assignments.active();
    const agreementId = await assignments.continued(id);
    const present = await assignments.read(id);
    const body = { ...present, assets: [] };
    for (const name of [
      'officialAssignmentId',
      'assignmentStatusCode',
      'assignmentTypeCode',
      'contractDocumentId',
      'creationTime',
      'modificationTime',
    ])
      delete body[name];
    const edit = () => assignments.send('PUT', `/salesAssignments/${id}`, body as object);
    for (const action of ['LOCK', undefined] as const) {
      expect([refusal(await assignments.act(id, 'FINISH')), refusal(await edit())]).toEqual([
        invalidStatus,
        invalidStatus,
      ]);
      if (action) await assignments.actOnAgreement(id, agreementId, action);
    }
    await assignments.actOnAgreement(id, agreementId, 'ACTIVATE');
    expect((await edit()).status).toBe(200);
    expect((await assignments.act(id, 'FINISH')).status).toBe(200);
  });
});

const ways = { DRAFT: [], READY_FOR_SIGNING: ['LOCK'], SIGNED: ['LOCK', 'ACTIVATE'] } as const;

describe.each(Object.keys(ways) as (keyof typeof ways)[])('a continuation agreement that is %s', (status) => {
  async function inState() {
    const id = await assignments.active();
    const agreementId = await assignments.continued(id);
    for (const action of ways[status]) await assignments.actOnAgreement(id, agreementId, action);
    return { id, agreementId };
  }

  it.each([...ContinuationAgreementActionCode])('%s', async (action) => {
    const { id, agreementId } = await inState();
    const [before, assignment] = [
      await assignments.agreement(id, agreementId),
      await assignments.send('GET', `/salesAssignments/${id}`),
    ];
    const done = await assignments.actOnAgreement(id, agreementId, action);
    const after = await assignments.agreement(id, agreementId);
    // its contract and state are no part of the assignment
    expect(etagOf(await assignments.send('GET', `/salesAssignments/${id}`))).toBe(etagOf(assignment));
    const { from, to } = continuationAgreementActions[action];
    if (!from.includes(status)) {
      expect([refusal(done), after]).toEqual([invalidStatus, before]);
      return;
    }
    expect([done.status, done.body, after.statusCode]).toEqual([200, {}, to]);
    expect(after.contractDocumentId === undefined).toBe(to === 'DRAFT');
  });

  it('PUT and DELETE', async () => {
    const { id, agreementId } = await inState();
    const changed = await assignments.putAgreement(id, agreementId, until('2021-08-01'));
    expect(status === 'DRAFT' ? changed.status : refusal(changed)).toEqual(status === 'DRAFT' ? 200 : invalidStatus);
    const same = await assignments.putAgreement(id, agreementId, status === 'DRAFT' ? until('2021-08-01') : {});
    expect(status === 'DRAFT' ? same.status : refusal(same)).toEqual(status === 'DRAFT' ? 200 : invalidStatus);
    const removed = await assignments.deleteAgreement(id, agreementId);
    expect(status === 'DRAFT' ? removed.status : refusal(removed)).toEqual(status === 'DRAFT' ? 200 : invalidStatus);
  });
});

describe('a continuation agreement of another assignment', () => {
  it('is unknown', async () => {
    const [one, other] = [await assignments.active(), await assignments.active()];
    const agreementId = await assignments.continued(one);
    for (const answer of [
      await assignments.send('GET', `${assignments.agreements(other)}/${agreementId}`),
      await assignments.putAgreement(other, agreementId),
      await assignments.deleteAgreement(other, agreementId),
      await assignments.actOnAgreement(other, agreementId, 'LOCK'),
    ])
      expect(refusal(answer)).toEqual(refused(404, 'INVALID_ID'));
  });
});
