import { eventually } from '@ovipro/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { testGateway, type TestGateway } from '../testing/gateway';
import { testUpstream } from '../testing/upstream';

const unavailable = { status: 503, body: { errorCode: 'TECHNICAL_ERROR', message: expect.any(String) } };

describe('a service', () => {
  let gateway: TestGateway;
  let token: string;
  let requests: string[];

  beforeAll(async () => {
    gateway = await testGateway({ leadUrl: 'http://127.0.0.1:9' });
    token = await gateway.token();
  });
  afterAll(() => gateway?.close());
  beforeEach(() => {
    requests = [];
    gateway.agency.early = undefined;
  });

  /** Takes a request and resets the connection, as often as said. */
  const reset = (times: number) => {
    gateway.agency.early = (request) => {
      requests.push(request.method ?? '');
      if (requests.length > times) return false;
      request.socket.resetAndDestroy();
      return true;
    };
  };
  const send = (method: string, body?: unknown) => gateway.send(method, '/agency/v1/agents', { token, body });

  it('that is down is 503 with Retry-After', async () => {
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', {}],
      ['POST', randomBytes(500_000)],
    ] as const) {
      const answer = await gateway.send(method, '/lead/v1/leads', { token, body });
      expect(answer).toMatchObject(unavailable);
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  it('that is too slow is 504', async () => {
    const impatient = await testGateway({ upstreamTimeoutMs: 200 });
    const own = await impatient.token();
    impatient.lead.early = () => true;
    const answers = [];
    for (const method of ['GET', 'POST', 'DELETE'])
      answers.push(await impatient.send(method, '/lead/v1/leads', { token: own }));
    await impatient.close();
    for (const answer of answers) expect(answer).toMatchObject({ status: 504, body: { errorCode: 'TECHNICAL_ERROR' } });
  });

  it.each([
    ['GET', undefined],
    ['POST', { some: 'body' }],
    ['PUT', randomBytes(500_000)],
    ['DELETE', undefined],
  ])('that does not take the connection is asked again once it does: %s', async (method, body) => {
    const { url, close } = await testUpstream();
    await close();
    const waiting = await testGateway({ leadUrl: url });
    const answer = waiting.send(method, '/lead/v1/leads', { token: await waiting.token(), body });
    const upstream = await testUpstream(Number(new URL(url).port));
    expect((await answer).status).toBe(200);
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body ? JSON.stringify(body) : '');
    expect(upstream.received.map((received) => [received.method, received.body.equals(bytes)])).toEqual([
      [method, true],
    ]);
    await Promise.all([waiting.close(), upstream.close()]);
  });

  it('that resets the connection once is asked a second time for a GET', async () => {
    reset(1);
    expect(await send('GET')).toMatchObject({ status: 200 });
    expect(requests).toEqual(['GET', 'GET']);
  });

  it('that resets it twice is not asked a third time', async () => {
    reset(9);
    expect(await send('GET')).toMatchObject(unavailable);
    expect(requests).toEqual(['GET', 'GET']);
  });

  it.each([
    ['POST', {}],
    ['POST', undefined],
    ['PUT', {}],
    ['DELETE', undefined],
    ['PATCH', {}],
  ])('that resets it is never sent a %s twice (body: %j)', async (method, body) => {
    reset(9);
    const answer = await send(method, body);
    expect(answer).toMatchObject(unavailable);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(requests).toEqual([method]);
  });

  it('that closes idle connections is never sent a POST twice', async () => {
    gateway.agency.early = (request) => {
      requests.push(request.headers['request-id'] as string);
      return false;
    };
    gateway.agency.answer = (_received, response) => {
      response.writeHead(200).end('{}', () => setImmediate(() => response.socket?.destroy()));
    };
    const answers = [];
    for (let i = 0; i < 60; i++) answers.push(await send('POST', {}));
    expect(new Set(answers.map(({ status }) => status)).size).toBeLessThanOrEqual(2);
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    expect(new Set(requests).size).toBe(requests.length);
  });

  it('that answers no HTTP is 503', async () => {
    gateway.agency.early = ({ socket }) => {
      socket.end('nonsense\r\n\r\n');
      return true;
    };
    expect(await send('POST', {})).toMatchObject(unavailable);
  });

  it('that breaks off its answer breaks off the caller’s', async () => {
    gateway.agency.early = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"a":');
      setImmediate(() => response.socket?.destroy());
      return true;
    };
    await expect(send('GET')).rejects.toThrow();
  });
});

describe('a service with too many requests', () => {
  it('is spared: the rest is 503 at once, and what waited is answered', async () => {
    const gateway = await testGateway({ maxPending: 3 });
    const token = await gateway.token();
    const held: (() => void)[] = [];
    gateway.lead.answer = (_received, response) => void held.push(() => response.end('{}'));
    const send = () => gateway.send('POST', '/lead/v1/leads', { token, body: {} });
    const waiting = [send(), send(), send()];
    await eventually(async () => held.length === 3);
    const refused = await send();
    const other = await gateway.send('GET', '/agency/v1/agents', { token });
    held.forEach((release) => release());
    const answered = await Promise.all(waiting);
    gateway.lead.answer = (_received, response) => void response.end('{}');
    const later = await send();
    await gateway.close();
    expect(refused).toMatchObject(unavailable);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect([other.status, ...answered.map(({ status }) => status), later.status]).toEqual([200, 200, 200, 200, 200]);
  });

  it('does not keep a caller waiting for a connection longer than for an answer', async () => {
    const gateway = await testGateway({ upstreamTimeoutMs: 400, maxPendingPerCaller: 0, maxAtServicePerCaller: 0 });
    const token = await gateway.token();
    gateway.lead.early = () => true;
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => gateway.send('GET', '/lead/v1/leads', { token })),
    );
    await gateway.close();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 504));
  });
});

describe('a service whose connections are all taken', () => {
  it('does not keep a caller waiting longer than for an answer', async () => {
    const gateway = await testGateway({ upstreamTimeoutMs: 3_000, maxPendingPerCaller: 0, maxAtServicePerCaller: 0 });
    const token = await gateway.token();
    const trickling: NodeJS.Timeout[] = [];
    gateway.lead.early = (_request, response) => {
      response.writeHead(200);
      trickling.push(setInterval(() => response.write('.'), 50));
      return true;
    };
    const leave = new AbortController();
    const headers = { 'request-id': randomUUID(), authorization: `Bearer ${token}` };
    const open = () => fetch(`${gateway.url}/lead/v1/leads`, { headers, signal: leave.signal });
    const streams = await Promise.all(Array.from({ length: 128 }, open));
    const answer = await gateway.send('GET', '/lead/v1/leads', { token });
    leave.abort();
    trickling.forEach((timer) => clearInterval(timer));
    await gateway.close();
    expect(streams.every(({ status }) => status === 200)).toBe(true);
    expect(answer).toMatchObject({ status: 504, body: { errorCode: 'TECHNICAL_ERROR' } });
  });
});

describe('a gateway that ends', () => {
  it('first answers what it has taken', async () => {
    const gateway = await testGateway();
    const token = await gateway.token();
    let release = (): unknown => undefined;
    const reached = new Promise<void>((resolve) => {
      gateway.lead.answer = (_received, response) => {
        release = () => response.end('{"a":1}');
        resolve();
      };
    });
    const answer = gateway.send('POST', '/lead/v1/leads', { token, body: {} });
    await reached;
    const closing = gateway.close();
    setImmediate(() => release());
    expect(await answer).toMatchObject({ status: 200, text: '{"a":1}' });
    await closing;
  });
});
