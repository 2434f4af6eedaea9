import { type Lead, LeadStatusCode, leadTopic } from '@ovipro/contracts';
import { ConfigError, JobRunner } from '@ovipro/platform';
import { loadConfig } from '@ovipro/platform/server';
import {
  eventually,
  makeFixture,
  notFound,
  refusal,
  startTestService,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import { LeadConfig } from '../config';
import { leadService } from '../service';
import { aLead } from '../testing/lead.mother';

const day = 86_400_000;
const days = 30;

/** A lead in a status that it got so many days ago. */
async function leadOf(fixture: Fixture, leadStatusCode: LeadStatusCode, age: number): Promise<string> {
  const { leadId } = await fixture.make<Lead>('/leads', aLead({ agencyOfficeId: fixture.office }));
  const customer = { partyId: '62701576-2621-4a27-8d2b-63cea492abb6' };
  const body = { leadStatusCode, lead: { agencyOfficeId: fixture.office, customer } };
  await fixture.make(`/leads/${leadId}`, body, 'PUT');
  const sql = `UPDATE lead SET creation_time = at, modification_time = at, decision_time = CASE WHEN decision_time IS NOT NULL THEN at END
    FROM (SELECT $2::timestamptz) AS given(at) WHERE lead_id = $1`;
  await fixture.db.query(sql, [leadId, new Date(Date.now() - age * day)]);
  return leadId;
}

const statusOf = async (fixture: Fixture, leadId: string): Promise<number> =>
  (await fixture.send('GET', `/leads/${leadId}`)).status;
const row = `SELECT ready_at FROM job WHERE kind = 'lead-retention'`;
const makeReady = `UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE kind = 'lead-retention'`;

describe('leads, where LEAD_RETENTION_DAYS is set', () => {
  let service: TestService;
  let fixture: Fixture;
  beforeAll(async () => {
    service = await startTestService(leadService, { leadRetentionDays: days });
    fixture = await makeFixture(service, service.send);
  });
  afterAll(() => service?.close());

  const nextDue = async (): Promise<Date> => (await service.db.query<{ ready_at: Date }>(row)).rows[0]?.ready_at;
  /** Resolves once the worker has looked and found nothing more. */
  async function look(): Promise<void> {
    await service.db.query(makeReady);
    await eventually(async () => (await nextDue()) > new Date(Date.now() + 3_500_000), 'the retention');
  }

  it('are looked through from the start of the worker on', async () => {
    await eventually(async () => (await nextDue()) > new Date(Date.now() + 3_500_000), 'the first look');
  });

  it('are removed that many days after they were approved or rejected, and no others', async () => {
    const kept = [
      ...(await Promise.all((['NEW', 'IN_PROGRESS'] as const).map((status) => leadOf(fixture, status, 10 * days)))),
      ...(await Promise.all((['APPROVED', 'REJECTED'] as const).map((status) => leadOf(fixture, status, days - 1)))),
    ];
    const gone = [await leadOf(fixture, 'APPROVED', days + 1), await leadOf(fixture, 'REJECTED', days + 1)];
    await look();
    for (const leadId of kept) expect(await statusOf(fixture, leadId)).toBe(200);
    for (const leadId of gone) expect(refusal(await fixture.send('GET', `/leads/${leadId}`))).toEqual(notFound);
    const { body } = await fixture.send('GET', '/leads');
    expect((body as { leads: Lead[] }).leads.map(({ leadId }) => leadId).sort()).toEqual([...kept].sort());
  });

  it('are counted from the decision, not from what was changed later', async () => {
    const leadId = await leadOf(fixture, 'APPROVED', days + 1);
    const customer = { partyId: '62701576-2621-4a27-8d2b-63cea492abb6' };
    const lead = { agencyOfficeId: fixture.office, customer, additionalNote: 'still read' };
    await fixture.make(`/leads/${leadId}`, { leadStatusCode: 'APPROVED', lead }, 'PUT');
    await look();
    expect(await statusOf(fixture, leadId)).toBe(404);
  });

  it('go with an event that tells their ids alone', async () => {
    const ids = [await leadOf(fixture, 'REJECTED', days + 1), await leadOf(fixture, 'APPROVED', days + 1)];
    await look();
    for (const leadId of ids) {
      expect(await statusOf(fixture, leadId)).toBe(404);
      const events = await service.published(leadTopic.name, leadId);
      expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      const [last] = events.slice(-1);
      expect([last.name, last.data]).toEqual([
        'lead-deleted',
        { lead: { leadId }, actor: { sub: 'system:lead', name: 'OviPro' } },
      ]);
      expect(last.headers).toMatchObject({ ce_subject: leadId, 'content-type': 'application/json' });
    }
  });

  it('are removed a portion at a time, until none is left', async () => {
    const leadId = await leadOf(fixture, 'APPROVED', days + 1);
    const { rows } = await service.db.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'lead' AND column_name <> 'lead_id'`,
    );
    const columns = rows.map((found) => found.column_name).join(', ');
    const copy = `INSERT INTO lead (lead_id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM lead, generate_series(1, 1500)
      WHERE lead_id = $1`;
    await service.db.query(copy, [leadId]);
    const left = async () =>
      (await service.db.query(`SELECT FROM lead WHERE decision_time < now() - interval '${days} days'`)).rowCount;
    await service.db.query(makeReady);
    expect(await eventually(async () => ((await left()) as number) < 1501 && ((await left()) as number))).toBe(501);
    await eventually(async () => (await left()) === 0, 'the rest');
  });

  it('wait for the next look while they are being changed', async () => {
    const [busy, free] = [await leadOf(fixture, 'APPROVED', days + 1), await leadOf(fixture, 'APPROVED', days + 1)];
    const client = await service.db.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM lead WHERE lead_id = $1 FOR UPDATE', [busy]);
    await look();
    expect([await statusOf(fixture, busy), await statusOf(fixture, free)]).toEqual([200, 404]);
    await client.query('ROLLBACK');
    client.release();
    await look();
    expect(await statusOf(fixture, busy)).toBe(404);
  });

  it('are found by an index', async () => {
    await service.db.query('ANALYZE lead');
    const client = await service.db.connect();
    await client.query('BEGIN; SET LOCAL enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      'EXPLAIN SELECT lead_id FROM lead WHERE decision_time < now() ORDER BY decision_time LIMIT 1000 FOR UPDATE SKIP LOCKED',
    );
    await client.query('ROLLBACK');
    client.release();
    expect(rows.map((line) => line['QUERY PLAN']).join('\n')).toContain('lead_decided');
  });
});

describe('leads, where LEAD_RETENTION_DAYS is not set', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(leadService, { role: 'api' })));
  afterAll(() => service?.close());

  it('stay for ever, also where it was set before', async () => {
    const fixture = await makeFixture(service, service.send);
    const leadId = await leadOf(fixture, 'APPROVED', 36_500);
    await service.db.query(
      `INSERT INTO job (kind, key, payload, cause, due_at, ready_at)
       VALUES ('lead-retention', 'lead-retention', '{}', '{}', now(), now() - interval '1 second')`,
    );
    await service.app.get(JobRunner, { strict: false }).runReady();
    expect((await service.db.query(row)).rows).toEqual([]);
    expect(await statusOf(fixture, leadId)).toBe(200);
  });
});

describe('LEAD_RETENTION_DAYS', () => {
  const needed = { PORT: '0', JWKS_URL: 'http://x', DATABASE_URL: 'postgres://x' };
  const read = (LEAD_RETENTION_DAYS?: string) => loadConfig(LeadConfig, { ...needed, LEAD_RETENTION_DAYS });

  it.each([undefined, ''])('is off by default: %j', (value) => expect(read(value).leadRetentionDays).toBeUndefined());
  it('is a number of days', () => expect(read('365').leadRetentionDays).toBe(365));
  it.each(['0', '-1', '1.5', 'x', '36501'])('is refused by name where it is %s', (value) => {
    expect(() => read(value)).toThrow(ConfigError);
    expect(() => read(value)).toThrow('LEAD_RETENTION_DAYS');
  });
});
