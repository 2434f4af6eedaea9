import { type AssignmentPage, type AssignmentRow, AssignmentStatusCode, AssignmentTypeCode } from '@ovipro/contracts';
import { assignmentService } from '@ovipro/assignment';
import { type CheckedSender, checkedSender, claimsOf, startTestService, type TestService } from '@ovipro/testing';
import { assignmentRows } from './assignments';
import { makeOffices } from './offices';
import { runSeed } from './run-seed';

const count = 1_000;
const collections: Record<AssignmentTypeCode, string> = {
  SALES: '/salesAssignments',
  PURCHASE: '/purchaseAssignments',
  RENTAL: '/rentalAssignments',
};

describe('npm run seed -- assignments', () => {
  let service: TestService;
  let sender: CheckedSender;
  let token: string;
  const printed: string[] = [];
  const variables = { ...process.env };

  beforeAll(async () => {
    service = await startTestService(assignmentService);
    sender = await checkedSender(assignmentService, service.url);
    const agencyOfficeIds = makeOffices()
      .all.filter(({ demo }) => demo)
      .map(({ agencyOfficeId }) => agencyOfficeId);
    token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds }));
    Object.assign(process.env, { ASSIGNMENT_DATABASE_URL: service.config.databaseUrl, NODE_ENV: 'test' });
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    await runSeed(['assignments', String(count)]);
  }, 120_000);
  afterAll(async () => {
    process.env = variables;
    jest.restoreAllMocks();
    sender?.close();
    await service?.close();
  });

  const get = async <T>(path: string): Promise<T> => (await sender.sendRequest('GET', path, { token })).body as T;

  it('writes as many as asked for', async () => {
    const { rows } = await service.db.query('SELECT count(*)::integer AS assignments FROM assignment');
    expect(rows).toEqual([{ assignments: count }]);
    expect(printed[0]).toMatch(/^assignments: 1000 written, 0 were there already/);
  });

  it('answers every assignment as the API documents it, of each type and in each state, agents with their names', async () => {
    const seen: AssignmentRow[] = [];
    for (let total = 1; seen.length < total; ) {
      const { totalCount, assignments } = await get<AssignmentPage>(`/assignments?size=100&startIndex=${seen.length}`);
      total = totalCount;
      seen.push(...assignments);
    }
    expect(seen.length).toBeGreaterThan(count / 5);
    expect(new Set(seen.map((row) => row.assignmentStatusCode)).size).toBe(AssignmentStatusCode.length);
    expect(seen.every(({ agents }) => agents.every(({ lastName }) => lastName !== undefined))).toBe(true);
    for (const type of AssignmentTypeCode) {
      const row = seen.find(({ assignmentTypeCode }) => assignmentTypeCode === type) as AssignmentRow;
      const { assignmentId, customerParties } = row;
      expect(await get(`${collections[type]}/${assignmentId}`)).toMatchObject({ assignmentId });
      const found = await get<AssignmentPage>(`/assignments?partyId=${customerParties[0].partyId}`);
      expect(found.assignments).toContainEqual(row);
    }
  });

  it('makes assignments that agents can go on with', async () => {
    const { assignments } = await get<AssignmentPage>('/assignments?assignmentStatusCode=DRAFT&size=3');
    for (const { assignmentId } of assignments)
      for (const actionCode of ['LOCK', 'ACTIVATE', 'FINISH']) {
        const path = `/assignments/${assignmentId}/actions`;
        expect((await sender.sendRequest('POST', path, { token, body: { actionCode } })).status).toBe(200);
      }
  });
});

describe('the assignments that are made', () => {
  it('are the same for the same seed, whichever of them are asked for', () => {
    const until = Date.parse('2026-01-01');
    const rows = assignmentRows(1, until).make(0, 2_000);
    expect(assignmentRows(1, until).make(1_990, 20).slice(0, 10)).toEqual(rows.slice(-10));
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  });
});
