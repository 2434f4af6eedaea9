import {
  AssignmentStatusCode,
  AssignmentTypeCode,
  type AssignmentPage,
  type AssignmentRow,
  type AssignmentDiary,
} from '@ovipro/contracts';
import { sampleOf } from '@ovipro/testing';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { root, StartedSystem, until } from './started-system.fixture';

jest.setTimeout(180_000);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into answers of any shape
type Json = any;

const base = '/assignment/v1';
const collections: Record<AssignmentTypeCode, string> = {
  SALES: `${base}/salesAssignments`,
  PURCHASE: `${base}/purchaseAssignments`,
  RENTAL: `${base}/rentalAssignments`,
};

describe('the assignment API through the gateway', () => {
  let system: StartedSystem;
  let token: string;

  const send = async (method: string, path: string, body?: object): Promise<{ status: number; body: Json }> => {
    const headers = {
      authorization: `Bearer ${token}`,
      'request-id': randomUUID(),
      'content-type': 'application/json',
    };
    const response = await fetch(`${system.url}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const find = async (query: string): Promise<AssignmentRow[]> =>
    ((await send('GET', `${base}/assignments?${query}`)).body as AssignmentPage).assignments;
  const diaryOf = async ({ assignmentId }: AssignmentRow): Promise<AssignmentDiary> =>
    (await send('GET', `${base}/assignments/${assignmentId}/diary`)).body as AssignmentDiary;

  beforeAll(async () => {
    system = await StartedSystem.create();
    await system.start();
    const pair = { username: 'ville.valittaja', password: 'demo-ville.valittaja' };
    token = (await send('POST', '/authentication/v1/tokens', pair)).body.access_token;
  });
  afterAll(() => system?.dispose());

  it('has an assignment of each type in each state in the demo data', async () => {
    const rows = await find('size=100');
    const had = rows.map((row) => `${row.assignmentTypeCode} ${row.assignmentStatusCode}`).sort();
    const all = AssignmentTypeCode.flatMap((type) => AssignmentStatusCode.map((status) => `${type} ${status}`));
    expect(had).toEqual(all.sort());
    for (const row of rows) {
      const { assignmentTypeCode: type, assignmentId } = row;
      expect((await send('GET', `${collections[type]}/${assignmentId}`)).body).toMatchObject({ assignmentId });
    }
  });

  it('has diaries with the names of the register, plans, and continuation agreements in the demo data', async () => {
    for (const row of await find('assignmentStatusCode=ACTIVE&assignmentStatusCode=FINISHED')) {
      const named = await until('the names', async () => {
        const { assignmentActivation } = await diaryOf(row);
        return assignmentActivation?.customerParties.every(({ name }) => name !== undefined);
      });
      expect(named).toBe(true);
    }
    const [sale] = await find('assignmentStatusCode=ACTIVE&assignmentTypeCode=SALES');
    expect((await diaryOf(sale)).continuationAgreements).toHaveLength(1);
    const plan = await send('GET', `${collections.SALES}/${sale.assignmentId}/marketingPlan`);
    expect(plan.body.marketingConditions.services).toHaveLength(2);
    const [rental] = await find('assignmentStatusCode=ACTIVE&assignmentTypeCode=RENTAL');
    const { body } = await send('GET', `${base}/assignments/${rental.assignmentId}/continuationAgreements`);
    expect(body.agreements).toMatchObject([{ statusCode: 'DRAFT' }]);
  });

  it('has diaries that npm run diary finds as they were written', () => {
    const args = ['tools/dev/run.mjs', 'diary', 'verify'];
    const env = { ...process.env, OVIPRO_DATA: system.data };
    const { status, stdout, stderr } = spawnSync('node', args, { cwd: root, env, encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, expect.stringContaining('all as they were written'), '']);
  });

  it.each(Object.entries({ SALES: 'salesAssignment', PURCHASE: 'purchaseAssignment', RENTAL: 'rentalAssignment' }))(
    'replays the samples of a %s assignment: create, read, update, lock, activate',
    async (type, name) => {
      const collection = collections[type as AssignmentTypeCode];
      const sample = sampleOf<object>('assignment', `${name}.create.request`);
      const made = await send('POST', collection, sample);
      expect(made).toEqual({ status: 201, body: { assignmentId: expect.any(String) } });
      const { assignmentId } = made.body;
      expect((await send('GET', `${collection}/${assignmentId}`)).body).toMatchObject(sample);
      const update = { ...sampleOf<object>('assignment', `${name}.update.request`), assignmentId };
      expect(await send('PUT', `${collection}/${assignmentId}`, update)).toEqual({ status: 200, body: {} });
      for (const actionCode of ['LOCK', 'ACTIVATE'])
        expect(await send('POST', `${base}/assignments/${assignmentId}/actions`, { actionCode })).toEqual({
          status: 200,
          body: {},
        });
    },
  );
});
