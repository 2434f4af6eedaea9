import { client } from '@ovipro/testing';
import { urlKey } from '../config';
import { services } from '../prefixes';
import { testGateway, type TestGateway } from '../testing/gateway';
import type { TestUpstream } from '../testing/upstream';

interface State {
  ready: number;
  outbox: number;
  lag: Record<string, number>;
}

const serve = (upstream: TestUpstream): State => {
  const state: State = { ready: 200, outbox: 0, lag: {} };
  upstream.answer = ({ url }, response) => {
    if (url === '/health/ready') return void response.writeHead(state.ready).end('{}');
    response.end(JSON.stringify({ outbox: state.outbox, lag: state.lag }));
  };
  return state;
};

describe('health', () => {
  let gateway: TestGateway;
  let lead: State;
  let agency: State;

  beforeEach(async () => {
    gateway = await testGateway();
    Object.values(gateway.upstreams).forEach(serve);
    [lead, agency] = [serve(gateway.lead), serve(gateway.agency)];
  });
  afterEach(() => gateway?.close());

  /** What operators are told at the management port; callers are told the status alone. */
  const health = async () => {
    const told = await client(gateway.managementUrl)('GET', '/health');
    const open = await gateway.send('GET', '/health', { headers: { 'request-id': undefined } });
    expect(open).toMatchObject(told.status === 200 ? { status: 200, body: { status: 'ok' } } : refused);
    if (told.status === 200) expect(Object.keys(open.body)).toEqual(['status']);
    expect(open.headers.get('retry-after')).toBe(told.status === 200 ? null : '1');
    return told;
  };
  const message = 'The platform is not ready.';
  const refused = {
    status: 503,
    body: { errorCode: 'TECHNICAL_ERROR', message, description: expect.not.stringMatching(/lead|agency/) },
  };
  const allOk = Object.fromEntries(services.map((service) => [service, 'ok']));
  const good = { status: 200, body: { status: 'ok', services: allOk } };
  const missing = (faults: Record<string, string>) => ({
    status: 503,
    body: { status: 'failing', services: { ...allOk, ...faults } },
  });

  it('is 200 when every service is ready and has handled what was published', async () => {
    expect(await health()).toMatchObject(good);
  });

  it('names the services that are not ready', async () => {
    agency.ready = 503;
    expect(await health()).toMatchObject(missing({ agency: 'not ready' }));
    gateway.lead.early = ({ socket }) => Boolean(socket.destroy());
    expect(await health()).toMatchObject(missing({ lead: 'does not answer', agency: 'not ready' }));
  });

  it('waits for outboxes, then for consumers', async () => {
    lead.outbox = 3;
    agency.lag = { 'agency.parties': 0, 'agency.other': 2 };
    expect(await health()).toMatchObject(missing({ lead: '3 events waiting' }));
    lead.outbox = 0;
    expect(await health()).toMatchObject(missing({ agency: '2 events waiting' }));
    lead.outbox = 1;
    agency.lag = {};
    expect(await health()).toMatchObject(good);
  });

  it('does not take back that events have settled, but that services are ready', async () => {
    expect(await health()).toMatchObject(good);
    Object.assign(lead, { outbox: 5, lag: { 'lead.parties': 7 } });
    expect(await health()).toMatchObject(good);
    lead.ready = 503;
    expect(await health()).toMatchObject(missing({ lead: 'not ready' }));
  });

  it('does not take silence about events for an end of them', async () => {
    gateway.agency.answer = ({ url }, response) =>
      void response.writeHead(url === '/health/events' ? 500 : 200).end('no JSON');
    expect(await health()).toMatchObject(missing({ agency: 'does not tell its events' }));
    gateway.agency.answer = (_received, response) => void response.end('no JSON');
    expect(await health()).toMatchObject(missing({ agency: 'does not answer' }));
  });

  it('asks the services once, however many ask', async () => {
    await health();
    const before = gateway.lead.received.length;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    gateway.lead.answer = (_received, response) => void held.then(() => response.end('{}'));
    const answers = Array.from({ length: 10 }, health);
    while (gateway.lead.received.length === before) await new Promise((resolve) => setImmediate(resolve));
    await gateway.send('GET', '/health/live');
    release();
    await Promise.all(answers);
    expect(gateway.lead.received.length - before).toBeLessThan(10);
  });
});

describe('the management port', () => {
  it('counts requests by API', async () => {
    const gateway = await testGateway();
    const token = await gateway.token();
    await gateway.send('GET', '/lead/v1/leads/1', { token });
    await gateway.send('GET', '/lead/v1/leads/1');
    const { status, text } = await client(gateway.managementUrl)('GET', '/metrics');
    await gateway.close();
    expect(status).toBe(200);
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/lead\/v1\/\*",status="200".*\} 1/);
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/lead\/v1\/\*",status="401".*\} 1/);
  });

  it('is no part of the public address, which has no metrics', async () => {
    const gateway = await testGateway();
    const paths = ['/metrics', '/lead/v1/metrics', '/health/events', '/lead/v1/health', '/debug'];
    const token = await gateway.token();
    const answers = await Promise.all(paths.map((path) => gateway.send('GET', path, { token })));
    const reachable = new URL(gateway.managementUrl).hostname;
    await gateway.close();
    expect(answers.map(({ status, body }) => [status, body.errorCode])).toEqual(paths.map(() => [404, 'INVALID_ID']));
    expect(reachable).toBe('127.0.0.1');
  });

  it('is left out of what has settled where it is not known', async () => {
    const gateway = await testGateway(
      Object.fromEntries(services.map((service) => [urlKey(`${service}-management`), undefined])),
    );
    Object.values(gateway.upstreams).forEach((upstream) => Object.assign(serve(upstream), { outbox: 3 }));
    const { status } = await gateway.send('GET', '/health');
    await gateway.close();
    expect(status).toBe(200);
  });
});
