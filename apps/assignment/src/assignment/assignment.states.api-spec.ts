import {
  AssignmentActionCode,
  assignmentActions,
  AssignmentStatusCode,
  AssignmentTypeCode,
  editableWhenActive,
} from '@ovipro/contracts';
import { badBody, refusal, refused } from '@ovipro/testing';
import { Assignments, collections, etagOf } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const invalidStatus = refused(400, 'INVALID_STATUS');

/** How each state is come to. */
const ways: Record<AssignmentStatusCode, AssignmentActionCode[]> = {
  DRAFT: [],
  READY_FOR_SIGNING: ['LOCK'],
  ACTIVE: ['LOCK', 'ACTIVATE'],
  FINISHED: ['LOCK', 'ACTIVATE', 'FINISH'],
  REJECTED: ['REJECT'],
};
const events: Record<AssignmentActionCode, string> = {
  LOCK: 'assignment-locked',
  UNLOCK: 'assignment-unlocked',
  ACTIVATE: 'assignment-activated',
  FINISH: 'assignment-finished',
  REJECT: 'assignment-rejected',
};

const inState = async (type: AssignmentTypeCode, status: AssignmentStatusCode): Promise<string> =>
  assignments.run(await assignments.create(type), ...ways[status]);

const others = (type: AssignmentTypeCode) => AssignmentTypeCode.filter((code) => code !== type);
const states = AssignmentTypeCode.flatMap((type) => AssignmentStatusCode.map((status) => [type, status] as const));

describe.each(states)('a %s assignment that is %s', (type, status) => {
  it.each([...AssignmentActionCode])('%s', async (action) => {
    const id = await inState(type, status);
    const before = await assignments.read(id, type);
    const { from, to } = assignmentActions[action];
    const done = await assignments.act(id, action);
    const after = await assignments.read(id, type);
    const last = (await assignments.published(id)).at(-1);
    if (!from.includes(status)) {
      expect([refusal(done), after]).toEqual([invalidStatus, before]);
      const { message } = done.body as { message: string };
      const allowed = AssignmentActionCode.filter((code) => assignmentActions[code].from.includes(status));
      for (const named of [status, ...allowed]) expect(message).toContain(named);
      return;
    }
    expect([done.status, done.body, after.assignmentStatusCode]).toEqual([200, {}, to]);
    expect(etagOf(done)).toBe(etagOf(await assignments.send('GET', `${collections[type]}/${id}`)));
    expect([last?.name, last?.data.previousStatusCode, last?.data.assignment]).toEqual([events[action], status, after]);
  });

  it('a PUT of everything', async () => {
    const id = await inState(type, status);
    const before = await assignments.read(id, type);
    const put = await assignments.put(id, type, { otherConditions: { additionalDetails: 'x' } });
    const after = await assignments.read(id, type);
    if (status === 'DRAFT') {
      expect([put.status, after.otherConditions]).toEqual([200, { additionalDetails: 'x' }]);
      return;
    }
    expect([refusal(put), after]).toEqual([invalidStatus, before]);
    expect((put.body as { message: string }).message).toContain(status);
    if (status === 'ACTIVE') expect((put.body as { message: string }).message).toContain('otherConditions.');
  });

  it('a PUT of what may change in ACTIVE', async () => {
    const id = await inState(type, status);
    const requirement = { assetRequirementId: 'ddc25849-7bc7-43c0-9c3b-602cb03f7806' };
    const assets = [{ realtyId: 'ddc25849-7bc7-43c0-9c3b-602cb03f7806' }];
    const given = editableWhenActive[type] === 'assets' ? { assets } : requirement;
    const put = await assignments.put(id, type, given);
    if (status === 'DRAFT' || status === 'ACTIVE') {
      expect([put.status, await assignments.read(id, type)]).toMatchObject([200, given]);
      const [last] = (await assignments.published(id)).slice(-1);
      expect([last.name, last.data.previousStatusCode]).toEqual(['assignment-updated', status]);
    } else expect(refusal(put)).toEqual(invalidStatus);
  });

  it('DELETE', async () => {
    const id = await inState(type, status);
    const before = await assignments.read(id, type);
    const deleted = await assignments.send('DELETE', `${collections[type]}/${id}`);
    if (status !== 'DRAFT') {
      expect([refusal(deleted), await assignments.read(id, type)]).toEqual([invalidStatus, before]);
      return;
    }
    expect([deleted.status, deleted.body]).toEqual([200, {}]);
    expect((await assignments.send('GET', `${collections[type]}/${id}`)).status).toBe(404);
    const [last] = (await assignments.published(id)).slice(-1);
    expect([last.name, last.data.assignment]).toEqual(['assignment-deleted', before]);
  });
});

describe('an assignment', () => {
  it('of another type is unknown', async () => {
    for (const type of AssignmentTypeCode) {
      const id = await assignments.create(type);
      for (const other of others(type)) {
        const path = `${collections[other]}/${id}`;
        const body = { assignmentId: id, ...assignments.body(other) };
        for (const answer of [
          await assignments.send('GET', path),
          await assignments.send('PUT', path, body),
          await assignments.send('DELETE', path),
        ])
          expect(refusal(answer)).toEqual(refused(404, 'INVALID_ID'));
      }
    }
  });

  it('with a number cannot be deleted, for the number would be missing', async () => {
    const unlocked = await assignments.run(await assignments.create('SALES'), 'LOCK', 'UNLOCK');
    const migrated = await assignments.create('SALES');
    const set = { officialAssignmentId: '77771999' };
    expect((await assignments.send('PUT', `/assignments/${migrated}/officialAssignmentId`, set)).status).toBe(200);
    for (const id of [unlocked, migrated]) {
      const answer = await assignments.send('DELETE', `/salesAssignments/${id}`);
      expect(refusal(answer)).toEqual(invalidStatus);
      expect((answer.body as { message: string }).message).toContain('REJECT');
      await assignments.run(id, 'REJECT');
    }
  });

  it('keeps its number over UNLOCK and its contract over REJECT; UNLOCK discards the contract', async () => {
    const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
    const { officialAssignmentId, contractDocumentId } = await assignments.read(id);
    expect(contractDocumentId).toMatch(/^[0-9a-f-]{36}$/);
    await assignments.run(id, 'UNLOCK');
    const unlocked = await assignments.read(id);
    expect([unlocked.officialAssignmentId, unlocked.contractDocumentId]).toEqual([officialAssignmentId, undefined]);
    const { rows } = await assignments.service.db.query('SELECT document_id FROM document WHERE assignment_id = $1', [
      id,
    ]);
    expect(rows).toEqual([]);
    await assignments.run(id, 'LOCK');
    const locked = await assignments.read(id);
    expect(locked.officialAssignmentId).toBe(officialAssignmentId);
    expect(locked.contractDocumentId).not.toBe(contractDocumentId);
    await assignments.run(id, 'REJECT');
    expect((await assignments.read(id)).contractDocumentId).toBe(locked.contractDocumentId);
  });

  it('is changed by nothing that differs in no property', async () => {
    const id = await assignments.active();
    const before = await assignments.send('GET', `/salesAssignments/${id}`);
    const put = await assignments.put(id, 'SALES');
    expect([put.status, etagOf(put)]).toEqual([200, etagOf(before)]);
    expect((await assignments.send('GET', `/salesAssignments/${id}`)).body).toEqual(before.body);
    expect(await assignments.eventsOf(id)).toEqual(['assignment-created', 'assignment-locked', 'assignment-activated']);
  });

  it('that is ACTIVE names the first property that may not change by its path', async () => {
    const id = await assignments.active();
    const body = assignments.body('SALES') as { assignment: object; costs: { commission: object } };
    const commission = { ...body.costs.commission, vatIncluded: false };
    const put = await assignments.put(id, 'SALES', { costs: { ...body.costs, commission }, assets: [] });
    expect(refusal(put)).toEqual(invalidStatus);
    expect((put.body as { message: string }).message).toContain('costs.commission.vatIncluded');
  });

  it('keeps the creation time that it is given', async () => {
    const id = await assignments.create('PURCHASE', { creationTime: '2019-02-03T04:05:06+02:00' });
    expect((await assignments.read(id, 'PURCHASE')).creationTime).toBe('2019-02-03T02:05:06Z');
  });

  it('cannot have two agents who answer for it', async () => {
    const agent = { agentId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0', roleCode: 'RESPONSIBLE_AGENT' };
    const assignment = { agencyOfficeId: assignments.office, agents: [agent, agent] };
    const made = await assignments.send('POST', '/salesAssignments', assignments.body('SALES', { assignment }));
    expect(refusal(made)).toEqual(badBody({ 'assignment.agents': 'INVALID_TYPE' }));
  });

  it('FINISHED has today as its actual end unless one was set', async () => {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format();
    const finished = await assignments.run(await assignments.active(), 'FINISH');
    const term = (actualEndDate: string) => ({ startDate: '2021-02-04', endDate: '2021-06-04', actualEndDate });
    expect((await assignments.read(finished)).agreementValidity.validityPeriod).toEqual(term(today));
    const agreementValidity = { agreementTypeCode: 'FIXED_TERM', validityPeriod: term('2021-05-01') };
    const set = await assignments.run(await assignments.active('SALES', { agreementValidity }), 'FINISH');
    expect((await assignments.read(set)).agreementValidity.validityPeriod).toEqual(term('2021-05-01'));
  });
});
