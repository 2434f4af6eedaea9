import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { probeService } from '../probe/probe.service';
import { client, type TestAnswer } from '../service/client';
import { eventually, startTestService, type TestService } from '../service/test-service';

const overloaded = { status: 503, body: { errorCode: 'TECHNICAL_ERROR', message: expect.any(String) } };

describe('a service with more requests than it can answer', () => {
  let service: TestService;
  let token: string;
  let holder: PoolClient;

  const start = async (limits: { maxInFlight?: number; maxPoolWaitMs?: number; databasePoolSize?: number }) => {
    service = await startTestService(probeService, { role: 'api', ...limits });
    token = await service.issuer.token({ permissions: ['lead:create'], agencyOfficeIds: [randomUUID()] });
    holder = await service.db.connect();
    await holder.query('BEGIN; LOCK TABLE probe IN ACCESS EXCLUSIVE MODE');
  };
  afterEach(async () => {
    holder?.release();
    await service?.close();
  });

  const read = () => service.send('GET', `/probes/${randomUUID()}/note`, { token });
  const write = () => service.send('POST', '/probes', { token, body: { amount: 1 } });
  const statusOf = async (answer: Promise<TestAnswer>) => (await answer).status;
  /** Until so many requests wait at the table, which goes fast, or for a connection. */
  const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const alwaysAnswered = ['/health/live', '/health/ready', '/openapi.json'];

  it('refuses those that read at half of what may be in flight, writes at all of it, health and documents never', async () => {
    await start({ maxInFlight: 4 });
    const waiting = [write(), write()];
    await sleep(100);
    const refused = await read();
    expect(refused).toMatchObject(overloaded);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('request-id')).toBeTruthy();
    // by which the gateway knows
    expect(refused.headers.get('x-shed')).toBe('true');
    waiting.push(write(), write());
    await sleep(100);
    expect(await write()).toMatchObject(overloaded);
    for (const path of alwaysAnswered) expect([path, await statusOf(service.send('GET', path))]).toEqual([path, 200]);
    const { text } = await client(service.managementUrl)('GET', '/metrics');
    expect(text).toContain('http_requests_shed_total{reason="requests in flight",service="probe"} 2');
    await holder.query('COMMIT');
    expect(await Promise.all(waiting.map(statusOf))).toEqual([201, 201, 201, 201]);
    expect([await statusOf(write()), await statusOf(read())]).toEqual([201, 404]);
  });

  it('refuses while a request waits too long for a connection, and answers again once nobody waits', async () => {
    await start({ maxPoolWaitMs: 1_000, databasePoolSize: 1 });
    const waiting = [write(), read()];
    const refused = await eventually(async () => {
      const answer = await Promise.race([read(), sleep(50)]);
      return (answer as TestAnswer | undefined)?.status === 503 && (answer as TestAnswer);
    }, 'a read that is refused');
    expect(refused).toMatchObject(overloaded);
    expect(refused.headers.get('retry-after')).toBe('1');
    await eventually(async () => {
      const answer = await Promise.race([write(), sleep(50)]);
      return (answer as TestAnswer | undefined)?.status === 503;
    }, 'a write that is refused');
    expect(await statusOf(service.send('GET', '/health/live'))).toBe(200);
    await holder.query('COMMIT');
    expect(await Promise.all(waiting.map(statusOf))).toEqual([201, 404]);
    await eventually(
      async () => (await statusOf(read())) === 404 && (await statusOf(write())) === 201,
      'answers',
      2_000,
    );
  });
});
