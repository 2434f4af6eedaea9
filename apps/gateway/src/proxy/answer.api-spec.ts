import { randomBytes, randomUUID } from 'node:crypto';
import { testGateway, type TestGateway } from '../testing/gateway';

let gateway: TestGateway;
let token: string;

beforeAll(async () => {
  gateway = await testGateway();
  token = await gateway.token();
});
afterAll(() => gateway?.close());

const last = () => gateway.lead.received.at(-1);

const answers = (status: number, headers: Record<string, string | string[]>, body?: string | Buffer) => {
  gateway.lead.answer = (_received, response) => {
    response.writeHead(status, headers).end(body);
  };
};

describe('an answer', () => {
  it('passes unchanged: status, headers, bytes', async () => {
    const bytes = randomBytes(500_000);
    const headers = {
      etag: '"3"',
      'content-type': 'application/pdf',
      'idempotent-replayed': 'true',
      'x-other': 'a, b',
      'set-cookie': ['a=1', 'b=2'],
    };
    answers(207, headers, bytes);
    const response = await fetch(`${gateway.url}/lead/v1/documents/1`, {
      headers: { 'request-id': randomUUID(), authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(207);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag: '"3"',
      'content-type': 'application/pdf',
      'idempotent-replayed': 'true',
    });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it.each([
    ['/leads/7', '/lead/v1/leads/7'],
    ['/', '/lead/v1/'],
    ['https://elsewhere.example/x', 'https://elsewhere.example/x'],
    ['//elsewhere.example/x', '//elsewhere.example/x'],
    ['leads/7', 'leads/7'],
  ])('with the Location %s leads to %s', async (given, expected) => {
    answers(201, { location: given }, '{}');
    const { status, headers } = await gateway.send('POST', '/lead/v1/leads', { token, body: {} });
    expect([status, headers.get('location')]).toEqual([201, expected]);
  });

  it.each([500, 503, 429, 405, 304, 204])('of %d is the service’s', async (code) => {
    answers(
      code,
      { 'retry-after': '7', allow: 'GET', 'x-mine': '1' },
      code === 304 || code === 204 ? undefined : '{"errorCode":"X"}',
    );
    const { status, headers, text } = await gateway.send('GET', '/lead/v1/leads', { token });
    expect([status, headers.get('retry-after'), headers.get('allow'), text]).toEqual([
      code,
      '7',
      'GET',
      code === 304 || code === 204 ? '' : '{"errorCode":"X"}',
    ]);
  });

  it('to HEAD has the headers alone', async () => {
    answers(200, { 'content-length': '1234', etag: '"1"' });
    const { status, headers, text } = await gateway.send('HEAD', '/lead/v1/leads/1', { token });
    expect([status, headers.get('content-length'), headers.get('etag'), text]).toEqual([200, '1234', '"1"', '']);
    expect(last()?.method).toBe('HEAD');
  });
});
