import { eventually, type TestAnswer, type TestRequest } from '@ovipro/testing';
import { createHash } from 'node:crypto';
import { testGateway, type TestGateway } from '../testing/gateway';

const key = 'the key of a partner';
const apiKeyHashes = `${'0'.repeat(64)},${createHash('sha256').update(key).digest('hex')}`;

interface Call {
  method: string;
  path: string;
  request: TestRequest & { headers: Record<string, string | undefined> };
}

interface Fault {
  name: string;
  make: (call: Call) => void;
  status: number;
  errorCode: string;
  target?: string;
}

const large = Buffer.alloc(1_048_577, 0x20);

/** Each row of the order of checks, first things first. */
const faults: Fault[] = [
  {
    name: 'an unknown prefix',
    make: (call) => (call.path = '/nothing/v1/leads'),
    status: 404,
    errorCode: 'INVALID_ID',
  },
  {
    name: 'no Request-ID',
    make: ({ request }) => (request.headers['request-id'] = undefined),
    status: 400,
    errorCode: 'BAD_REQUEST_PARAMETERS',
    target: 'Request-ID',
  },
  {
    name: 'a body above 1 MiB',
    make: ({ request }) => (request.body = large),
    status: 413,
    errorCode: 'BAD_REQUEST_BODY',
  },
  {
    name: 'no API key',
    make: ({ request }) => (request.headers['x-api-key'] = undefined),
    status: 404,
    errorCode: 'INVALID_API_KEY',
  },
  { name: 'no token', make: ({ request }) => (request.token = undefined), status: 401, errorCode: 'UNAUTHORIZED' },
];

describe('the order of checks', () => {
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    gateway = await testGateway({ apiKeyHashes, corsOrigins: 'https://app.example' });
    token = await gateway.token();
  });
  afterAll(() => gateway?.close());

  const send = (...made: Fault[]): Promise<TestAnswer> => {
    const call: Call = {
      method: 'POST',
      path: '/lead/v1/leads',
      request: { token, body: '{}', headers: { 'x-api-key': key } },
    };
    made.forEach(({ make }) => make(call));
    return gateway.send(call.method, call.path, call.request);
  };

  const expectFault = ({ status, body, headers }: TestAnswer, fault: Fault) => {
    expect({ status, errorCode: body.errorCode, target: body.errors?.[0].target }).toEqual({
      status: fault.status,
      errorCode: fault.errorCode,
      target: fault.target,
    });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  };

  it('lets a faultless request through', async () => {
    const { status } = await send();
    expect(status).toBe(200);
    expect(gateway.lead.received.at(-1)).toMatchObject({ method: 'POST', url: '/leads' });
  });

  it('asks nobody for an API key who reads the public keys', async () => {
    const headers = { 'request-id': undefined };
    expect((await gateway.send('GET', '/authentication/v1/jwks.json', { headers })).status).toBe(200);
    for (const path of ['/authentication/v1/tokens', '/authentication/v1/jwks.json/x', '/lead/v1/jwks.json'])
      expect((await gateway.send('GET', path, { token })).body).toMatchObject({ errorCode: 'INVALID_API_KEY' });
  });

  it.each(faults)('refuses $name', async (fault) => {
    const before = gateway.lead.received.length;
    expectFault(await send(fault), fault);
    expect(gateway.lead.received).toHaveLength(before);
  });

  const pairs = faults.flatMap((first, index) => faults.slice(index + 1).map((second) => ({ first, second })));

  it.each(pairs.map((pair) => ({ ...pair, title: `${pair.first.name} before ${pair.second.name}` })))(
    'refuses $title',
    async ({ first, second }) => expectFault(await send(second, first), first),
  );

  it('refuses a request with every fault for the first', async () => {
    expectFault(await send(...faults), faults[0]);
  });

  it('answers a preflight before all of it', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST', 'request-id': undefined };
    for (const path of ['/lead/v1/leads', '/nothing/v1', '/']) {
      expect(await gateway.send('OPTIONS', path, { headers })).toMatchObject({ status: 204, text: '' });
    }
  });
});

describe('Request-ID', () => {
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    gateway = await testGateway();
    token = await gateway.token();
  });
  afterAll(() => gateway?.close());

  const versions = ['1', '4', '6', '7', '8', '0', 'f'].map(
    (version) => `0190d1c5-7d40-${version}1dd-b2b8-7919a2fc4fe9`,
  );

  it.each([...versions, '9031D1C5-7D40-41DD-B2B8-7919A2FC4FE9'])('takes %s, forwards and echoes it', async (id) => {
    const { status, headers } = await gateway.send('GET', '/lead/v1/leads', { token, headers: { 'request-id': id } });
    expect(status).toBe(200);
    expect(headers.get('request-id')).toBe(id);
    expect(gateway.lead.received.at(-1)?.headers['request-id']).toBe(id);
  });

  it.each(['1', 'not-a-uuid', '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe', '9031d1c57d4041ddb2b87919a2fc4fe9', ' '])(
    'refuses %j',
    async (id) => {
      const { status, body } = await gateway.send('GET', '/lead/v1/leads', { token, headers: { 'request-id': id } });
      expect(status).toBe(400);
      expect(body).toEqual({
        errorCode: 'BAD_REQUEST_PARAMETERS',
        message: expect.any(String),
        description: expect.any(String),
        errors: [
          {
            target: 'Request-ID',
            errorCode: id.trim() ? 'INVALID_TYPE' : 'VALUE_REQUIRED',
            message: expect.any(String),
          },
        ],
      });
    },
  );

  it('refuses two of them', async () => {
    const id = '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9';
    const answer = await gateway.raw(
      `GET /lead/v1/leads HTTP/1.1\r\nhost: test\r\nrequest-id: ${id}\r\nrequest-id: ${id}\r\nconnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('INVALID_TYPE');
  });

  it('is echoed on every refusal', async () => {
    const id = '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9';
    const headers = { 'request-id': id };
    const paths = ['/nothing', '/lead/v1/leads', '/health/live', '/metrics', '/lead/v1/%zz', '/openapi.json'];
    const answers = await Promise.all(paths.map((path) => gateway.send('GET', path, { headers })));
    expect(answers.map((answer) => answer.headers.get('request-id'))).toEqual(paths.map(() => id));
  });

  it('is the service’s to check where no token is needed', async () => {
    const { status } = await gateway.send('POST', '/authentication/v1/tokens', {
      body: {},
      headers: { 'request-id': undefined },
    });
    expect(status).toBe(200);
    expect(gateway.agency.received.at(-1)).toMatchObject({ method: 'POST', url: '/tokens' });
  });
});

describe('the token endpoint', () => {
  it('needs no token, but an API key where there are any', async () => {
    const gateway = await testGateway({ apiKeyHashes });
    const refused = await gateway.send('POST', '/authentication/v1/tokens', { body: {} });
    const wrong = await gateway.send('POST', '/authentication/v1/tokens', {
      body: {},
      headers: { 'x-api-key': `${key}.` },
    });
    const taken = await gateway.send('POST', '/authentication/v1/tokens', { body: {}, headers: { 'x-api-key': key } });
    const forwarded = gateway.agency.received.at(-1);
    await gateway.close();
    expect([refused, wrong, taken].map(({ status, body }) => [status, body.errorCode])).toEqual([
      [404, 'INVALID_API_KEY'],
      [404, 'INVALID_API_KEY'],
      [200, undefined],
    ]);
    expect(forwarded?.headers).not.toHaveProperty('x-api-key');
  });
});

describe('keys that were never fetched', () => {
  it('are 503 and not 401', async () => {
    const gateway = await testGateway({ jwksUrl: 'http://127.0.0.1:9/jwks.json' });
    const token = await gateway.token();
    const answer = await gateway.send('GET', '/lead/v1/leads', { token });
    const ready = await gateway.send('GET', '/health/ready');
    const live = await gateway.send('GET', '/health/live');
    await gateway.close();
    expect(answer).toMatchObject({ status: 503, body: { errorCode: 'TECHNICAL_ERROR' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect([ready.status, live.status]).toEqual([503, 200]);
  });

  it('make the gateway ready once they are there', async () => {
    const gateway = await testGateway();
    await eventually(async () => (await gateway.send('GET', '/health/ready')).status === 200);
    await gateway.close();
  });
});
