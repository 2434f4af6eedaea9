import { randomUUID } from 'node:crypto';
import { probeService } from '../probe/probe.service';
import { claimsOf } from '../service/keys';
import { eventually, startTestService, type TestService } from '../service/test-service';

const lockId = 4_711;

describe('the second of two equal POSTs, while the first is under way', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(probeService, { role: 'api' });
    // the first one's insert waits for the test, for as long as that takes
    await service.db.query(`
      CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 SET statement_timeout = 0 AS
        'BEGIN PERFORM pg_advisory_xact_lock(${lockId}); RETURN NULL; END';
      CREATE TRIGGER hold AFTER INSERT ON probe EXECUTE FUNCTION hold()`);
  });
  afterAll(() => service?.close());

  it('waits for 5 s and is 503 with Retry-After then; a later one gets the first answer', async () => {
    const token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [randomUUID()] }));
    const request = { token, body: { amount: 1 }, headers: { 'request-id': randomUUID() } };
    const send = () => service.send('POST', '/probes', request);
    const holder = await service.db.connect();
    await holder.query(`SELECT pg_advisory_lock(${lockId})`);
    const first = send();
    const held = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${lockId} AND NOT granted`;
    await eventually(async () => (await holder.query(held)).rowCount, 'the first one to be held');
    const second = await send();
    expect(second).toMatchObject({ status: 503, body: { errorCode: 'TECHNICAL_ERROR' } });
    expect(second.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    await holder.query('SELECT pg_advisory_unlock_all()');
    holder.release();
    const made = await first;
    expect(made.status).toBe(201);
    const again = await send();
    expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([201, made.text, 'true']);
  });
});
