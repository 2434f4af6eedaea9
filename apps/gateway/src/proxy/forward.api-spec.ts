import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { head, testGateway, type TestGateway } from '../testing/gateway';

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

describe('a request below a prefix', () => {
  beforeAll(() => answers(200, { 'content-type': 'application/json' }, '{}'));

  it.each([
    ['/lead/v1/leads', '/leads'],
    ['/lead/v1', '/'],
    ['/lead/v1/', '/'],
    ['/lead/v1?size=1', '/?size=1'],
    ['/lead/v1/leads/', '/leads/'],
    ['/lead/v1//leads', '//leads'],
    ['/lead/v1/leads?a=1&a=2&b=%C3%A4+%2B%20&c=|&empty=&', '/leads?a=1&a=2&b=%C3%A4+%2B%20&c=|&empty=&'],
    ['/lead/v1/leads?url=http://a/../b?c', '/leads?url=http://a/../b?c'],
    ['/lead/v1/leads/%C3%A4%2F%3F', '/leads/%C3%A4%2F%3F'],
    ['/lead/v1/leads/a.b..c', '/leads/a.b..c'],
  ])('%s reaches the service as %s', async (path, url) => {
    const answer = await gateway.raw(
      head('GET', path, { 'request-id': randomUUID(), authorization: `Bearer ${token}`, connection: 'close' }),
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(last()?.url).toBe(url);
  });

  it('may name the whole URL, as to a proxy', async () => {
    const headers = { 'request-id': randomUUID(), authorization: `Bearer ${token}`, connection: 'close' };
    const answer = await gateway.raw(head('GET', 'http://gateway.example/lead/v1/leads?size=2', headers));
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(last()?.url).toBe('/leads?size=2');
  });

  it.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'QUERY'])(
    'keeps its method %s',
    async (method) => {
      const headers = { 'request-id': randomUUID(), authorization: `Bearer ${token}`, connection: 'close' };
      expect(await gateway.raw(head(method, '/lead/v1/leads', headers))).toMatch(/^HTTP\/1.1 200 /);
      expect(last()?.method).toBe(method);
    },
  );

  it.each([
    '/lead/v1/../agency',
    '/lead/v1/%2e%2e/x',
    '/lead/v1/a/..',
    '/lead/v1/./x',
    '/lead/v1/..%5cx',
    '/lead/v1/%2e',
  ])('is refused where it steps out: %s', async (path) => {
    const before = gateway.lead.received.length;
    const headers = { 'request-id': randomUUID(), authorization: `Bearer ${token}`, connection: 'close' };
    const answer = await gateway.raw(head('GET', path, headers));
    expect(answer).toMatch(/^HTTP\/1.1 40[04] /);
    expect(answer).toMatch(/"errorCode":"(BAD_REQUEST_PARAMETERS|INVALID_ID)"/);
    expect(gateway.lead.received).toHaveLength(before);
  });

  it.each([
    '/lead/v1/health/live',
    '/lead/v1/metrics',
    '/lead/v1/health/events',
    '/lead/v1/%68ealth',
    '/lead/v1//metrics',
  ])('does not reach what services tell their operators alone: %s', async (path) => {
    const before = gateway.lead.received.length;
    expect(await gateway.send('GET', path, { token })).toMatchObject({
      status: 404,
      body: { errorCode: 'INVALID_ID' },
    });
    expect(gateway.lead.received).toHaveLength(before);
  });

  it.each([
    '/lead/v1x',
    '/lead/v2/leads',
    '/lead',
    '/LEAD/v1/leads',
    '/%6cead/v1/leads',
    '/lead%2Fv1/leads',
    '/',
    '/favicon.ico',
  ])('is unknown elsewhere, with or without token: %s', async (path) => {
    const answer = await gateway.send('GET', path, { token, headers: { 'request-id': undefined } });
    const other = await gateway.send('POST', path, { body: '{}', headers: { 'request-id': undefined } });
    if (path === '/%6cead/v1/leads') return expect([400, 401, 404]).toContain(answer.status);
    expect([answer, other]).toMatchObject([
      { status: 404, body: { errorCode: 'INVALID_ID' } },
      { status: 404, body: { errorCode: 'INVALID_ID' } },
    ]);
  });
});

describe('the body of a request', () => {
  beforeAll(() => answers(200, { 'content-type': 'application/json' }, '{}'));

  const bodies = {
    'of text': Buffer.from('{"a": 1,  "b":"ä"}\n'),
    'that is no JSON': Buffer.from('{"a":'),
    'of any bytes': randomBytes(5_000),
    'larger than what is read ahead': randomBytes(300_000),
    'of exactly 1 MiB': randomBytes(1_048_576),
  };
  const kinds = Object.entries(bodies).flatMap(([name, body]) => [
    { name: `${name}, by length`, body, chunked: false },
    { name: `${name}, in chunks`, body, chunked: true },
  ]);

  it.each(kinds)('$name arrives byte by byte', async ({ body, chunked }) => {
    const response = await fetch(`${gateway.url}/lead/v1/leads`, {
      method: 'POST',
      headers: { 'request-id': randomUUID(), authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: chunked ? (Readable.toWeb(Readable.from([body.subarray(0, 7), body.subarray(7)])) as never) : body,
      ...(chunked && { duplex: 'half' }),
    });
    expect(response.status).toBe(200);
    expect(last()?.body.equals(body)).toBe(true);
    expect(last()?.headers['content-length']).toBe(chunked && body.length > 65_536 ? undefined : String(body.length));
  });

  it('keeps its media type, however it is written', async () => {
    for (const type of ['text/plain', 'application/json; charset=utf-8', 'not a media type', 'application/json;;;']) {
      await gateway.send('PUT', '/lead/v1/leads/1', { token, body: '{}', headers: { 'content-type': type } });
      expect(last()?.headers['content-type']).toBe(type);
    }
  });

  it('of a DELETE is sent, of a GET is not', async () => {
    const headers = {
      'request-id': randomUUID(),
      authorization: `Bearer ${token}`,
      'content-length': '2',
      connection: 'close',
    };
    expect(await gateway.raw(`${head('DELETE', '/lead/v1/leads/1', headers)}{}`)).toMatch(/^HTTP\/1.1 200 /);
    expect(last()).toMatchObject({ method: 'DELETE', body: Buffer.from('{}') });
    expect(await gateway.raw(`${head('GET', '/lead/v1/leads/1', headers)}{}`)).toMatch(/^HTTP\/1.1 200 /);
    expect(last()).toMatchObject({ method: 'GET', body: Buffer.alloc(0) });
  });

  it('may be awaited with Expect: 100-continue', async () => {
    const headers = {
      'request-id': randomUUID(),
      authorization: `Bearer ${token}`,
      'content-length': '2',
      connection: 'close',
    };
    const answer = await gateway.raw(`${head('POST', '/lead/v1/leads', { ...headers, expect: '100-continue' })}{}`);
    expect(answer).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
    const other = await gateway.raw(`${head('POST', '/lead/v1/leads', { ...headers, expect: 'wonders' })}{}`);
    expect(other).toMatch(/^HTTP\/1.1 200 /);
  });

  it('in chunks is cut off past the limit, for the service to refuse; the caller gets the answer', async () => {
    answers(413, { 'content-type': 'application/json' }, '{"errorCode":"BAD_REQUEST_BODY"}');
    const endless = Readable.from(
      (function* () {
        for (let i = 0; i < 60; i++) yield Buffer.alloc(100_000, 0x20);
      })(),
    );
    const response = await fetch(`${gateway.url}/lead/v1/leads`, {
      method: 'POST',
      headers: { 'request-id': randomUUID(), authorization: `Bearer ${token}` },
      body: Readable.toWeb(endless) as never,
      ...{ duplex: 'half' },
    });
    expect([response.status, await response.text()]).toEqual([413, '{"errorCode":"BAD_REQUEST_BODY"}']);
    expect(last()?.body).toHaveLength(1_048_577);
  });

  it('past the limit does not end the connection', async () => {
    const kept = { 'request-id': randomUUID(), authorization: `Bearer ${token}` };
    gateway.lead.answer = ({ body }, response) => void response.writeHead(body.length > 1_048_576 ? 413 : 200).end();
    const chunks = Array.from({ length: 60 }, () => `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`).join('');
    const large = `${head('POST', '/lead/v1/leads', { ...kept, 'transfer-encoding': 'chunked' })}${chunks}0\r\n\r\n`;
    const answer = await gateway.raw(large + head('GET', '/lead/v1/leads', { ...kept, connection: 'close' }));
    expect(answer.match(/HTTP\/1.1 \d{3}/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });

  it('is still read where the service answers before it has seen all of it', async () => {
    gateway.lead.early = (request, response) => {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"errorCode":"UNAUTHORIZED"}');
      request.resume();
      return true;
    };
    for (const length of [1_000, 1_000_000]) {
      const answer = await gateway.send('POST', '/lead/v1/leads', { token, body: randomBytes(length) });
      expect(answer).toMatchObject({ status: 403, body: { errorCode: 'UNAUTHORIZED' } });
    }
    gateway.lead.early = undefined;
  });
});
