import { type MeetingPage, type MeetingRow, MeetingStatusCode, meetingTopic } from '@ovipro/contracts';
import { meetingService } from '@ovipro/meeting';
import {
  type CheckedSender,
  checkedSender,
  claimsOf,
  eventually,
  startTestService,
  type TestService,
} from '@ovipro/testing';
import { agentNames } from './agents';
import { meetingRows } from './meetings';
import { makeOffices } from './offices';
import { runSeed } from './run-seed';

const count = 1_000;
const until = Date.parse('2026-01-01');

describe('npm run seed -- meetings', () => {
  let service: TestService;
  let sender: CheckedSender;
  let token: string;
  const printed: string[] = [];
  const variables = { ...process.env };

  beforeAll(async () => {
    service = await startTestService(meetingService);
    sender = await checkedSender(meetingService, service.url);
    const agencyOfficeIds = makeOffices()
      .all.filter(({ demo }) => demo)
      .map(({ agencyOfficeId }) => agencyOfficeId);
    token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds }));
    Object.assign(process.env, { MEETING_DATABASE_URL: service.config.databaseUrl, NODE_ENV: 'test' });
    delete process.env.LEAD_DATABASE_URL;
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    await runSeed(['meetings', String(count)]);
  }, 120_000);
  afterAll(async () => {
    process.env = variables;
    jest.restoreAllMocks();
    sender?.close();
    await service?.close();
  });

  const page = async (query: string): Promise<MeetingPage> =>
    (await sender.sendRequest('GET', `/meetings?${query}`, { token })).body as MeetingPage;

  it('writes as many as asked for, and names the setting where the database is not known', async () => {
    const { rows } = await service.db.query('SELECT count(*)::integer AS meetings FROM meeting');
    expect(rows).toEqual([{ meetings: count }]);
    expect(printed[0]).toMatch(/^meetings: 1000 written, 0 were there already/);
    await expect(runSeed(['leads', '1'])).rejects.toThrow('LEAD_DATABASE_URL');
  });

  it('answers every meeting as the API documents it, with names, by which it is found', async () => {
    const seen: MeetingRow[] = [];
    for (let total = 1; seen.length < total; ) {
      const { totalCount, meetings } = await page(`size=100&startIndex=${seen.length}`);
      total = totalCount;
      seen.push(...meetings);
    }
    expect(seen.length).toBeGreaterThan(count / 5);
    expect(new Set(seen.map(({ statusCode }) => statusCode)).size).toBe(MeetingStatusCode.length);
    const [{ meetingId, parties, agents, address }] = seen;
    const words = [parties[0].partyName, agents[0].firstName, agents[0].lastName, address?.addressLine1].join(' ');
    const found = await page(`freeTextSearch=${encodeURIComponent(words)}`);
    expect(found.meetings.map((row) => row.meetingId)).toContain(meetingId);
  });

  it('makes meetings that agents can go on with', async () => {
    const [{ meetingId }] = (await page('statusCode=WAITING&size=1')).meetings;
    const { body } = await sender.sendRequest('GET', `/meetings/${meetingId}`, { token });
    const { meetingId: _id, ...was } = body as { meetingId: string };
    const answer = await sender.sendRequest('PUT', `/meetings/${meetingId}`, {
      token,
      body: { ...was, statusCode: 'WON' },
    });
    expect(answer.status).toBe(200);
    const events = await service.published(meetingTopic.name, meetingId);
    expect(events.map(({ sequence, name }) => `${sequence} ${name}`)).toEqual(['1 meeting-won']);
  });

  it('writes the words that the service would write', async () => {
    const [first] = meetingRows(1, until).make(0, 1);
    const { rows } = await service.db.query('SELECT search_terms AS terms FROM meeting WHERE meeting_id = $1', [
      first[0],
    ]);
    await service.db.query(`UPDATE meeting SET search_terms = '{}' WHERE meeting_id = $1`, [first[0]]);
    const [party] = (first[6] as string).replace(/[{}]/g, '').split(',');
    const payload = JSON.stringify({ of: 'party', id: party, isFinalCheck: true });
    const insert = `INSERT INTO job (kind, key, payload, cause, due_at, ready_at)
      VALUES ('meeting-search-terms-rebuild', 'test', $1, '{}', now(), now())`;
    await service.db.query(insert, [payload]);
    const sql = `SELECT FROM meeting WHERE meeting_id = $1 AND search_terms = $2`;
    await eventually(async () => (await service.db.query(sql, [first[0], rows[0].terms])).rowCount, 'the same words');
  });
});

describe('the meetings that are made', () => {
  it('are the same for the same seed, whichever of them are asked for', () => {
    const rows = meetingRows(1, until).make(0, 2_000);
    expect(meetingRows(1, until).make(1_990, 20).slice(0, 10)).toEqual(rows.slice(-10));
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  });

  it('show the agents of the demo data by their own names', () => {
    expect(agentNames(makeOffices().all).get('ecddaeca-160a-46c4-987a-075942a4c512')).toEqual({
      firstName: 'Ville',
      lastName: 'Välittäjä',
    });
  });
});
