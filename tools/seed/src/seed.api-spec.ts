import { type Lead, type LeadPage, leadTopic, LeadStatusCode } from '@ovipro/contracts';
import { UsageError } from '@ovipro/import';
import { leadService } from '@ovipro/lead';
import {
  type CheckedSender,
  checkedSender,
  claimsOf,
  refusal,
  startTestService,
  type TestAnswer,
  type TestService,
} from '@ovipro/testing';
import { leadRows } from './leads';
import { makeOffices } from './offices';
import { runSeed } from './run-seed';

const count = 2_000;
const until = Date.parse('2026-01-01');

describe('npm run seed', () => {
  let service: TestService;
  let sender: CheckedSender;
  let token: string;
  let printed: string[];
  const variables = { ...process.env };

  beforeAll(async () => {
    service = await startTestService(leadService);
    sender = await checkedSender(leadService, service.url);
    const offices = makeOffices().all.filter(({ demo }) => demo);
    const agencyOfficeIds = offices.map(({ agencyOfficeId }) => agencyOfficeId);
    token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds }));
    Object.assign(process.env, { LEAD_DATABASE_URL: service.config.databaseUrl, NODE_ENV: 'test' });
    jest.spyOn(console, 'log').mockReturnValue();
    await seed(`leads ${count}`);
  });
  afterAll(async () => {
    process.env = variables;
    sender?.close();
    await service?.close();
  });
  beforeEach(() => {
    printed = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.env.NODE_ENV = 'test';
  });

  const seed = (command: string) => runSeed(command.split(' '));
  const one = async <T>(sql: string): Promise<T> => (await service.db.query(sql)).rows[0] as T;
  const digest = () =>
    one<{ leads: number; digest: string }>(
      `SELECT count(*)::integer AS leads, md5(string_agg(lead::text, '' ORDER BY lead_id)) AS digest FROM lead`,
    );
  const get = (path: string): Promise<TestAnswer> => sender.sendRequest('GET', path, { token });

  it('refuses production, before it looks for a database', async () => {
    process.env.NODE_ENV = 'production';
    await expect(seed('leads 10')).rejects.toThrow('refused in production');
  });

  it.each([
    '',
    'leads',
    'parties 10',
    'constructor 10',
    'leads 0',
    'leads -1',
    'leads 1e3',
    'leads 10 20',
    'leads 100000001',
    'leads 10 --seed x',
    'leads 10 --until tomorrow',
    'leads 10 --until 2026-02-31',
    'leads 10 --nosuch 1',
  ])('explains itself to: seed %s', async (command) => {
    await expect(seed(command)).rejects.toBeInstanceOf(UsageError);
  });

  it('writes as many leads as asked for, and nothing of them twice', async () => {
    const { leads } = await digest();
    expect(await seed('leads 500 --seed 2')).toBe(0);
    expect(printed[0]).toMatch(/^leads: 500 written, 0 were there already/);
    const first = await digest();
    expect(first.leads).toBe(leads + 500);
    printed = [];
    await seed('leads 500 --seed 2');
    expect(printed[0]).toMatch(/^leads: 0 written, 500 were there already/);
    expect(await digest()).toEqual(first);
  });

  it('writes what is missing, as it was', async () => {
    await seed('leads 500 --seed 3');
    const before = await digest();
    const ids = [...leadRows(3, until).make(100, 50), ...leadRows(1, until).make(0, 10)].map(([leadId]) => leadId);
    await service.db.query('DELETE FROM lead WHERE lead_id = ANY($1::uuid[])', [ids]);
    expect((await digest()).leads).toBe(before.leads - 60);
    for (const command of ['leads 500 --seed 3', `leads ${count}`]) await seed(command);
    expect(await digest()).toEqual(before);
  });

  it('answers every lead as the API documents it', async () => {
    const seen: Lead[] = [];
    for (let total = 1; seen.length < total; ) {
      const { body } = (await get(`/leads?size=100&startIndex=${seen.length}`)) as TestAnswer<LeadPage>;
      total = body.totalCount;
      seen.push(...body.leads);
    }
    expect(seen.length).toBeGreaterThan(count / 4);
    const statuses = new Set(seen.map(({ leadStatusCode }) => leadStatusCode));
    expect([...statuses].sort()).toEqual([...LeadStatusCode].sort());
    for (const { leadStatusCode, assignmentTime, decisionTime, creationTime, modificationTime, lead } of seen) {
      const decided = leadStatusCode === 'APPROVED' || leadStatusCode === 'REJECTED';
      expect([decisionTime !== undefined, assignmentTime !== undefined]).toEqual([decided, lead.agentId !== undefined]);
      const times = [creationTime, assignmentTime, decisionTime, modificationTime].filter((time) => time !== undefined);
      const instants = times.map((time) => Date.parse(time));
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      expect(instants.at(-1)).toBeLessThanOrEqual(until);
    }
  });

  it('makes leads that agents can go on with: versions and numbers of events fit', async () => {
    const { leads } = (await get('/leads?leadStatusCode=IN_PROGRESS&size=1')).body as LeadPage;
    const [{ leadId, lead }] = leads;
    const etag = (await get(`/leads/${leadId}`)).headers.get('etag') as string;
    const { agencyOfficeId, agentId, customer } = lead;
    const wanted = { agencyOfficeId, agentId, customer: { partyId: customer.partyId } };
    const answer = await sender.sendRequest('PUT', `/leads/${leadId}`, {
      token,
      headers: { 'if-match': etag },
      body: { leadStatusCode: 'APPROVED', lead: wanted },
    });
    expect(refusal(answer)).toEqual({ status: 200, errorCode: undefined });
    const events = await service.published(leadTopic.name, leadId);
    expect(events.map(({ name, sequence }) => `${sequence} ${name}`)).toEqual(['1 lead-approved']);
  });

  it('ends with the largest offices as they are, and a way to see them', async () => {
    await seed(`leads ${count}`);
    const { office, leads } = await one<{ office: string; leads: number }>(
      'SELECT agency_office_id AS office, count(*)::integer AS leads FROM lead GROUP BY 1 ORDER BY 2 DESC LIMIT 1',
    );
    expect(printed[2].split(/ +/).slice(0, 3)).toEqual([office, '*', String(leads)]);
    expect(printed.at(-1)).toContain('demo-ville.valittaja');
  });
});

describe('the leads that are made', () => {
  const [rows, office] = [leadRows(1, until).make(0, 20_000), 1];

  it('are the same for the same seed, whichever of them are asked for, and others for another', () => {
    expect(leadRows(1, until).make(19_990, 20).slice(0, 10)).toEqual(rows.slice(-10));
    const others = new Set(
      leadRows(2, until)
        .make(0, 20_000)
        .map(([leadId]) => leadId),
    );
    expect(rows.filter(([leadId]) => others.has(leadId))).toEqual([]);
    expect(new Set(rows.map(([leadId]) => leadId)).size).toBe(rows.length);
  });

  it('are spread over offices as real ones are: a few have many, many have few', () => {
    const sizes = new Map<string, number>();
    for (const row of rows) sizes.set(row[office] as string, (sizes.get(row[office] as string) ?? 0) + 1);
    const sorted = [...sizes.values()].sort((a, b) => b - a);
    expect(sorted.length).toBe(250);
    expect(sorted[0] / rows.length).toBeGreaterThan(0.14);
    expect(sorted.slice(0, 10).reduce((sum, size) => sum + size) / rows.length).toBeGreaterThan(0.4);
    expect(sorted[125] / rows.length).toBeLessThan(0.002);
  });
});
