import { unavailable } from '@ovipro/platform';
import { createLogger, ManagementServer, probePages, ProcessConfig } from '@ovipro/platform/server';
import { probeService } from '../probe/probe.service';
import { client } from '../service/client';
import { startTestService, type TestService } from '../service/test-service';

describe.each(['api', 'worker', 'both'] as const)('the management port of a process in the role %s', (role) => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(probeService, { role })));
  afterAll(() => service?.close());
  const ask = (path: string, method = 'GET') => client(service.managementUrl)(method, path);

  it('stands on loopback, apart from the address for callers', () => {
    expect(new URL(service.managementUrl).hostname).toBe('127.0.0.1');
    expect(service.managementUrl).not.toBe(service.url);
  });

  it('answers metrics', async () => {
    const { status, text, headers } = await ask('/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(text).toContain('outbox_depth{service="probe"} 0');
  });

  it('answers what is behind health', async () => {
    expect(await ask('/health')).toMatchObject({ status: 200, body: { status: 'ok', database: 'ok', outbox: 0 } });
    expect(await ask('/health/events')).toMatchObject({ status: 200, body: { outbox: 0 } });
  });

  it('answers the probes of a cluster', async () => {
    expect(await ask('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('has these alone, which the address for callers has not', async () => {
    const token = await service.issuer.token({});
    for (const path of ['/metrics', '/health', '/health/events'])
      expect([path, (await service.send('GET', path, { token })).status]).toEqual([path, 404]);
    for (const path of ['/health/live', '/health/ready']) expect((await service.send('GET', path)).status).toBe(200);
    expect(await ask('/probes')).toMatchObject({ status: 404, body: { errorCode: 'INVALID_ID' } });
    const { status, headers } = await ask('/metrics', 'POST');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await ask('/metrics', 'HEAD')).toMatchObject({ status: 200, text: '' });
  });
});

describe('a management server', () => {
  const config = Object.assign(new ProcessConfig(), { managementPort: 0 });

  it('answers what a page throws as every error is answered', async () => {
    const logger = createLogger('test', 'silent');
    const failing = () => Promise.reject(new Error('select * from secrets'));
    const away = () => Promise.reject(unavailable('Away.'));
    const server = new ManagementServer({ '/failing': failing, '/away': away }, logger);
    await server.listen(config);
    const answers = await Promise.all(['/failing', '/away'].map((path) => client(server.url)('GET', path)));
    await server.onApplicationShutdown();
    expect(answers.map(({ status, body }) => [status, body.errorCode])).toEqual([
      [500, 'TECHNICAL_ERROR'],
      [503, 'TECHNICAL_ERROR'],
    ]);
    expect(answers[0].text).not.toContain('secrets');
  });

  it('tells a cluster that a process runs and is not ready', async () => {
    const notReady = () => Promise.reject(unavailable('Not yet.'));
    const server = new ManagementServer(probePages(notReady), createLogger('test', 'silent'));
    await server.listen(config);
    const answers = await Promise.all(['live', 'ready'].map((path) => client(server.url)('GET', `/health/${path}`)));
    await server.onApplicationShutdown();
    expect(answers.map(({ status }) => status)).toEqual([200, 503]);
  });

  it('fails to listen on a port that is taken', async () => {
    const [first, second] = [0, 0].map(() => new ManagementServer({}, createLogger('test', 'silent')));
    await first.listen(config);
    const taken = Object.assign(new ProcessConfig(), { managementPort: Number(new URL(first.url).port) });
    await expect(second.listen(taken)).rejects.toThrow('EADDRINUSE');
    await Promise.all([first, second].map((server) => server.onApplicationShutdown()));
  });
});
