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

describe('GET /health', () => {
  let gateway: TestGateway;
  let lead: State;
  let agency: State;

  beforeEach(async () => {
    gateway = await testGateway();
    Object.values(gateway.upstreams).forEach(serve);
    [lead, agency] = [serve(gateway.lead), serve(gateway.agency)];
  });
  afterEach(() => gateway?.close());

  const health = () => gateway.send('GET', '/health', { headers: { 'request-id': undefined } });
  const allOk = Object.fromEntries(services.map((service) => [service, 'ok']));
  const good = { status: 200, body: { status: 'ok', services: allOk } };
  const missing = (description: string) => ({
    status: 503,
    body: { errorCode: 'TECHNICAL_ERROR', message: expect.any(String), description },
  });

  it('is 200 when every service is ready and has handled what was published', async () => {
    expect(await health()).toMatchObject(good);
  });

  it('names the services that are not ready', async () => {
    agency.ready = 503;
    const answer = await health();
    expect(answer).toMatchObject(missing('agency: not ready'));
    expect(answer.headers.get('retry-after')).toBe('1');
    gateway.lead.early = ({ socket }) => Boolean(socket.destroy());
    expect(await health()).toMatchObject(missing('lead: does not answer; agency: not ready'));
  });

  it('waits for outboxes, then for consumers', async () => {
    lead.outbox = 3;
    agency.lag = { 'agency.parties': 0, 'agency.other': 2 };
    expect(await health()).toMatchObject(missing('lead: 3 events waiting'));
    lead.outbox = 0;
    expect(await health()).toMatchObject(missing('agency: 2 events waiting'));
    lead.outbox = 1;
    agency.lag = {};
    expect(await health()).toMatchObject(good);
  });

  it('does not take back that events have settled, but that services are ready', async () => {
    expect(await health()).toMatchObject(good);
    Object.assign(lead, { outbox: 5, lag: { 'lead.parties': 7 } });
    expect(await health()).toMatchObject(good);
    lead.ready = 503;
    expect(await health()).toMatchObject(missing('lead: not ready'));
  });

  it('does not take silence about events for an end of them', async () => {
    gateway.agency.answer = ({ url }, response) =>
      void response.writeHead(url === '/health/events' ? 500 : 200).end('no JSON');
    expect(await health()).toMatchObject(missing('agency: does not tell its events'));
    gateway.agency.answer = (_received, response) => void response.end('no JSON');
    expect(await health()).toMatchObject(missing('agency: does not answer'));
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

describe('GET /metrics', () => {
  it('counts requests by API, and is off where configured so', async () => {
    const gateway = await testGateway();
    const token = await gateway.token();
    await gateway.send('GET', '/lead/v1/leads/1', { token });
    await gateway.send('GET', '/lead/v1/leads/1');
    const { status, text } = await gateway.send('GET', '/metrics', { headers: { 'request-id': undefined } });
    await gateway.close();
    expect(status).toBe(200);
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/lead\/v1\/\*",status="200".*\} 1/);
    expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/lead\/v1\/\*",status="401".*\} 1/);
    const quiet = await testGateway({ metrics: false });
    const refused = await quiet.send('GET', '/metrics');
    await quiet.close();
    expect(refused).toMatchObject({ status: 404, body: { errorCode: 'INVALID_ID' } });
  });
});
