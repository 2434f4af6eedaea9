import type { Lead } from '@ovipro/contracts';
import {
  describeWithPgBouncer,
  type Fixture,
  makeFixture,
  type PgBouncer,
  pooledConnections,
  sampleOf,
  startPgBouncer,
  startTestService,
  type TestService,
} from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { leadService } from './service';

const createSample = sampleOf('lead', 'lead.create.request');
const updateSample = sampleOf('lead', 'lead.update.request');

const requests = 40;

describeWithPgBouncer('the service through PgBouncer in transaction mode', (databasePreparedStatements) => {
  let pooler: PgBouncer;
  let service: TestService;
  let fixture: Fixture;
  const office = randomUUID();
  const lead = { ...createSample.lead, agencyOfficeId: office };

  beforeAll(async () => {
    service = await startTestService(leadService, async (databaseDirectUrl) => {
      pooler = await startPgBouncer(databaseDirectUrl);
      return { databaseUrl: pooler.url, databaseDirectUrl, databasePreparedStatements };
    });
    fixture = await makeFixture(service, service.send, office);
  });
  afterAll(async () => {
    await service?.close();
    await pooler?.stop();
  });

  const all = <T>(work: (at: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: requests }, (_, at) => work(at)));
  const update = (agentId: string) => ({
    ...updateSample,
    leadStatusCode: 'IN_PROGRESS',
    lead: { ...updateSample.lead, agencyOfficeId: office, agentId },
  });
  const make = async () => (await fixture.make<{ leadId: string }>('/leads', { lead })).leadId;
  const ask = async <R extends object>(sql: string, own = {}): Promise<R[]> => {
    const client = new Client({ connectionString: pooler.url, ...own });
    await client.connect();
    return (await client.query<R>(sql).finally(() => client.end())).rows;
  };

  it('has limits of time, though the pooler lets nobody bring them', async () => {
    await expect(ask('SELECT 1', { statement_timeout: 1_000 })).rejects.toThrow(/startup parameter/);
    expect(await ask(`SELECT current_setting('statement_timeout') AS statement`)).toEqual([{ statement: '10s' }]);
  });

  it('creates, reads, changes and finds leads, many at a time, over fewer connections than it has itself', async () => {
    const ids = await all(make);
    const read = await all(async (at) => (await fixture.send('GET', `/leads/${ids[at]}`)).body as Lead);
    expect(read.map(({ leadId }) => leadId)).toEqual(ids);
    const changed = await all((at) => fixture.send('PUT', `/leads/${ids[at]}`, { body: update(randomUUID()) }));
    expect(changed.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const { leads } = (await fixture.send('GET', '/leads?size=50')).body as { leads: Lead[] };
    expect(leads.map(({ leadId }) => leadId).sort()).toEqual([...ids].sort());
    const { rows } = await service.db.query<{ connections: number }>(
      `SELECT count(*)::integer AS connections FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lead'`,
    );
    expect(rows[0].connections).toBeGreaterThan(0);
    expect(rows[0].connections).toBeLessThanOrEqual(pooledConnections);
  });

  it('rolls back what is refused in the middle, and keeps apart those who change one lead at once', async () => {
    const leadId = await make();
    const { headers } = await fixture.send('GET', `/leads/${leadId}`);
    const change = () =>
      fixture.send('PUT', `/leads/${leadId}`, {
        body: update(randomUUID()),
        headers: { 'if-match': headers.get('etag') ?? '' },
      });
    const statuses = (await all(change)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(requests - 1).fill(412)]);
  });

  it('leads the relay and publishes, which takes a session of its own', async () => {
    const leadId = await make();
    const events = await service.published('ovipro.lead', leadId);
    expect(events.map(({ name }) => name)).toEqual(['lead-created']);
  });
});
