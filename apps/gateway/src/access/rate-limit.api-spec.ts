import { eventually, type TestAnswer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { testGateway, type TestGateway } from '../testing/gateway';

const many = (send: () => Promise<TestAnswer>): Promise<TestAnswer[]> => Promise.all(Array.from({ length: 8 }, send));

const limited = (answers: TestAnswer[]) => answers.filter(({ status }) => status === 429);

/** Sends bursts until one runs into the limit, and answers that burst: windows are a second long and begin when they like. */
const untilLimited = (send: () => Promise<TestAnswer>) =>
  eventually(async () => {
    const answers = await many(send);
    const refused = limited(answers).length;
    return refused > 0 && refused < answers.length && answers;
  }, 'a 429 beside a good answer');

describe('a rate limit', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await testGateway({ rateLimitPerSecond: 4 });
  });
  afterAll(() => gateway?.close());

  const get = (token: string | undefined) => gateway.send('GET', '/lead/v1/leads', { token });

  it('is told with every answer', async () => {
    const token = await gateway.token();
    const { status, headers } = await get(token);
    expect(status).toBe(200);
    expect(['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`))).toEqual(['4', '3', '1']);
    expect(headers.has('retry-after')).toBe(false);
  });

  it('is 429 once it is used up, for that caller alone', async () => {
    const [token, other] = await Promise.all([gateway.token(), gateway.token()]);
    const [refused] = limited(await untilLimited(() => get(token)));
    expect(refused.body).toEqual({
      errorCode: 'TOO_MANY_REQUESTS',
      message: expect.any(String),
      description: expect.any(String),
    });
    expect(['limit', 'remaining', 'reset'].map((name) => refused.headers.get(`ratelimit-${name}`))).toEqual([
      '4',
      '0',
      '1',
    ]);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('request-id')).toBeTruthy();
    expect((await get(other)).status).toBe(200);
  });

  it('is one for all tokens and all APIs of a caller', async () => {
    const left = async (path: string, sub: string, name: string) => {
      const answer = await gateway.send('GET', path, { token: await gateway.issuer.token({ sub, name }) });
      return answer.headers.get('ratelimit-remaining');
    };
    await eventually(async () => {
      const sub = randomUUID();
      const [first, second] = [await left('/lead/v1/leads', sub, 'One'), await left('/agency/v1/agents', sub, 'Other')];
      return first === '3' && second === '2';
    }, 'a budget that both use');
  });

  it('counts callers without a good token by address, before they are told 401', async () => {
    const forged = `${(await gateway.token()).slice(0, -4)}AAAA`;
    for (const token of [undefined, forged]) {
      const answers = await untilLimited(() => get(token));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    }
    const opened = await untilLimited(() => gateway.send('POST', '/authentication/v1/tokens', { body: {} }));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect((await get(await gateway.token())).status).toBe(200);
  });

  it('does not count what every caller may have', async () => {
    gateway.lead.answer = gateway.agency.answer = (_received, response) =>
      void response.end('{"openapi":"3.0.0","info":{},"paths":{}}');
    for (const path of ['/health/live', '/metrics', '/openapi.json', '/lead/v1/openapi.json', '/nothing']) {
      const answers = await many(() => gateway.send('GET', path));
      expect([path, limited(answers).length, answers[0].headers.has('ratelimit-limit')]).toEqual([path, 0, false]);
    }
  });

  it('comes after all other checks', async () => {
    const token = await gateway.token();
    await untilLimited(() => get(token));
    const answers = await many(() => gateway.send('GET', '/lead/v1/leads', { token, headers: { 'request-id': '1' } }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
    const unknown = await many(() => gateway.send('GET', '/nothing/v1/leads', { token }));
    expect(new Set(unknown.map(({ status }) => status))).toEqual(new Set([404]));
  });

  it('never troubles the service with what it refuses', async () => {
    const token = await gateway.token();
    gateway.lead.answer = (_received, response) => void response.end('{}');
    const before = gateway.lead.received.length;
    let passed = 0;
    await untilLimited(async () => {
      const answer = await get(token);
      if (answer.status === 200) passed += 1;
      return answer;
    });
    expect(gateway.lead.received.length - before).toBe(passed);
  });

  it('of a service of its own is told as the service tells it', async () => {
    gateway.agency.answer = (_received, response) => {
      response
        .writeHead(429, {
          'retry-after': '60',
          'ratelimit-limit': '10',
          'ratelimit-remaining': '0',
          'ratelimit-reset': '60',
        })
        .end('{}');
    };
    const answer = await eventually(async () => {
      const { status, headers } = await gateway.send('POST', '/authentication/v1/tokens', { body: {} });
      return status === 429 && headers.get('retry-after') === '60' && headers;
    });
    expect(answer.get('ratelimit-limit')).toBe('10');
  });
});

describe('a rate limit over two gateways', () => {
  it('is granted in halves, and told as a whole', async () => {
    const gateway = await testGateway({ rateLimitPerSecond: 8, gatewayReplicas: 2 });
    const token = await gateway.token();
    const get = () => gateway.send('GET', '/lead/v1/leads', { token });
    const headersOf = ({ headers }: TestAnswer) =>
      ['limit', 'remaining'].map((name) => headers.get(`ratelimit-${name}`));
    expect(headersOf(await get())).toEqual(['8', '6']);
    const answers = await untilLimited(get);
    await gateway.close();
    expect(headersOf(limited(answers)[0])).toEqual(['8', '0']);
    expect(answers.length - limited(answers).length).toBeLessThanOrEqual(4);
  });
});

describe('no rate limit', () => {
  it('is 0', async () => {
    const gateway = await testGateway({ rateLimitPerSecond: 0 });
    const token = await gateway.token();
    const answers = await many(() => gateway.send('GET', '/lead/v1/leads', { token }));
    const [refused] = await many(() => gateway.send('GET', '/lead/v1/leads'));
    await gateway.close();
    expect(answers.map(({ status, headers }) => [status, headers.has('ratelimit-limit')])).toEqual(
      answers.map(() => [200, false]),
    );
    expect(refused.status).toBe(401);
  });
});
