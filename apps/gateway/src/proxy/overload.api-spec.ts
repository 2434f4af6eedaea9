import { client, eventually, type TestAnswer } from '@ovipro/testing';
import { testGateway, type TestGateway } from '../testing/gateway';

const overloaded = {
  status: 503,
  body: { errorCode: 'TECHNICAL_ERROR', message: expect.any(String), description: expect.any(String) },
};

const shedIn = async ({ managementUrl }: TestGateway): Promise<string[]> => {
  const { text } = await client(managementUrl)('GET', '/metrics');
  return text.split('\n').filter((line) => line.startsWith('http_requests_shed_total'));
};

describe('a service for which many requests wait', () => {
  let gateway: TestGateway;
  let held: (() => void)[];

  beforeEach(async () => {
    gateway = await testGateway({ maxPending: 6, maxPendingPerCaller: 4, maxAtServicePerCaller: 1 });
    held = [];
    gateway.lead.answer = (_received, response) => void held.push(() => response.end('{}'));
  });
  afterEach(() => gateway?.close());

  const send = async (method: 'GET' | 'POST', token?: string): Promise<TestAnswer> =>
    gateway.send(method, '/lead/v1/leads', {
      token: token ?? (await gateway.token()),
      body: method === 'POST' ? {} : undefined,
    });
  /** Sends requests, of a caller each, and waits until they are at the service. */
  const hold = async (count: number) => {
    const before = held.length;
    const waiting = Array.from({ length: count }, () => send('POST'));
    await eventually(async () => held.length === before + count, 'the requests at the service');
    return waiting;
  };
  const release = () => held.splice(0).forEach((answer) => answer());

  it('is spared reads first, then writes, and neither once it has answered', async () => {
    const waiting = await hold(3);
    const read = await send('GET');
    expect(read).toMatchObject(overloaded);
    expect([read.headers.get('retry-after'), read.headers.get('x-shed')]).toEqual(['1', null]);
    waiting.push(...(await hold(3)));
    expect(await send('POST')).toMatchObject(overloaded);
    expect((await gateway.send('GET', '/agency/v1/agents', { token: await gateway.token() })).status).toBe(200);
    release();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(waiting.map(() => 200));
    gateway.lead.answer = (_received, response) => void response.end('{}');
    expect([(await send('GET')).status, (await send('POST')).status]).toEqual([200, 200]);
    expect(await shedIn(gateway)).toEqual(['http_requests_shed_total{reason="service",service="gateway"} 2']);
  });

  it('has one request of a caller at a time, the others in turn, and refuses the caller more than those', async () => {
    const token = await gateway.token();
    const sent = Array.from({ length: 5 }, () => send('POST', token));
    const refused = await Promise.race(sent);
    expect(refused).toMatchObject({ body: { errorCode: 'TOO_MANY_REQUESTS' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    await eventually(async () => held.length === 1, 'the first at the service');
    const [others] = await hold(1);
    const releasing = setInterval(release, 5);
    const answers = await Promise.all([...sent, others]);
    clearInterval(releasing);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

describe('a service that refuses requests', () => {
  it('because of overload is asked fewer at a time, down to a few, and more again while it answers', async () => {
    const gateway = await testGateway({ maxPending: 64, maxPendingPerCaller: 0, maxAtServicePerCaller: 0 });
    const token = await gateway.token();
    const answerWith = (status: number, delayMs: number, headers = {}) => {
      gateway.lead.answer = (_received, response) =>
        void setTimeout(() => response.writeHead(status, headers).end('{}'), delayMs);
    };
    const send = () => gateway.send('POST', '/lead/v1/leads', { token, body: {} });
    /** How many of 40 at a time reach the service. */
    const reaching = async () => {
      const before = gateway.lead.received.length;
      await Promise.all(Array.from({ length: 40 }, send));
      return gateway.lead.received.length - before;
    };
    answerWith(200, 100);
    expect(await reaching()).toBe(40);
    answerWith(503, 100, { 'retry-after': '1' });
    expect(await reaching()).toBe(40);
    answerWith(503, 100, { 'retry-after': '1', 'x-shed': 'true' });
    await eventually(async () => (await reaching()) === 8, 'the least room');
    answerWith(200, 0);
    await eventually(async () => (await reaching()) > 8, 'more room');
    await gateway.close();
  });
});

describe('a gateway whose event loop is late', () => {
  it('refuses reads at once, answers its own pages, and reads again when it has caught up', async () => {
    const gateway = await testGateway({ maxEventLoopDelayMs: 40 });
    const token = await gateway.token();
    const read = () => gateway.send('GET', '/lead/v1/leads', { token });
    const busy = setInterval(() => {
      for (const end = performance.now() + 100; performance.now() < end; );
    }, 1);
    const refused = await eventually(async () => {
      const answer = await read();
      return answer.status !== 200 && answer;
    }, 'a refusal');
    expect(refused).toMatchObject(overloaded);
    expect((await gateway.send('GET', '/health/live')).status).toBe(200);
    expect((await client(gateway.managementUrl)('GET', '/metrics')).status).toBe(200);
    clearInterval(busy);
    await eventually(async () => (await read()).status === 200, 'an answer', 2_000);
    await gateway.close();
  });
});
