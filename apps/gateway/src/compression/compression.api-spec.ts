import { eventually } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { testGateway, type TestGateway } from '../testing/gateway';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

const json = 'application/json; charset=utf-8';
const page = JSON.stringify({ leads: Array.from({ length: 200 }, (_, at) => ({ leadId: at, name: 'Ärvö Virtanen' })) });

/** Over node:http, which leaves encoded answers as they are. */
async function ask(
  gateway: TestGateway,
  path: string,
  given: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const headers = { authorization: `Bearer ${await gateway.token()}`, 'request-id': randomUUID(), ...given };
  return new Promise((resolve, reject) => {
    const outgoing = request(gateway.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({ status: response.statusCode as number, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    outgoing.once('error', reject).end();
  });
}

const decoders: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };
const plainOf = ({ headers, bytes }: Answer): string =>
  (decoders[headers['content-encoding'] ?? ''] ?? ((same: Buffer) => same))(bytes).toString();

describe('an answer', () => {
  let gateway: TestGateway;
  const answers = (body: string | Buffer, headers: Record<string, string> = {}, status = 200) => {
    gateway.lead.answer = ({ method, headers: asked }, response) => {
      if (asked['if-none-match'] === headers.etag && headers.etag)
        return void response.writeHead(304, { etag: headers.etag }).end();
      const length = String(Buffer.byteLength(body));
      response.writeHead(status, { 'content-type': json, 'content-length': length, ...headers });
      response.end(method === 'HEAD' ? undefined : body);
    };
  };
  beforeAll(async () => (gateway = await testGateway({ corsOrigins: 'loopback' })));
  afterAll(() => gateway?.close());

  it.each(['br', 'gzip'])('of a service is compressed for who asks for %s, and is the same then', async (coding) => {
    answers(page, { etag: '"7"', 'x-other': '1' });
    const answer = await ask(gateway, '/lead/v1/leads', { 'accept-encoding': coding });
    expect([answer.status, answer.headers]).toMatchObject([
      200,
      {
        'content-encoding': coding,
        'content-type': json,
        etag: '"7"',
        'x-other': '1',
        vary: 'Origin, Accept-Encoding',
      },
    ]);
    expect(answer.headers['content-length']).toBeUndefined();
    expect(answer.bytes.length).toBeLessThan(page.length / 5);
    expect(plainOf(answer)).toBe(page);
    expect(gateway.lead.received.at(-1)?.headers['accept-encoding']).toBeUndefined();
  });

  it.each(['br', 'gzip', undefined])('has an ETag that saves the next one, asked for in %s', async (coding) => {
    answers(page, { etag: '"7-abc"' });
    const asked: Record<string, string> = coding ? { 'accept-encoding': coding } : {};
    const { headers } = await ask(gateway, '/lead/v1/leads/7', asked);
    const again = await ask(gateway, '/lead/v1/leads/7', { ...asked, 'if-none-match': headers.etag as string });
    expect([again.status, again.headers.etag, again.headers['content-encoding'], again.bytes.length]).toEqual([
      304,
      '"7-abc"',
      undefined,
      0,
    ]);
    expect(again.headers.vary).toBe('Origin, Accept-Encoding');
  });

  it('to HEAD has the headers of the compressed one', async () => {
    answers(page, { etag: '"7"' });
    const {
      date: _date,
      'request-id': _id,
      connection: _c,
      ...head
    } = (await ask(gateway, '/lead/v1/leads', { 'accept-encoding': 'br' }, 'HEAD')).headers;
    expect(head).toMatchObject({ 'content-encoding': 'br', etag: '"7"' });
    expect(head['content-length']).toBeUndefined();
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['is small', '{"a":1}'.padEnd(1_023), {}, 200],
    ['is a PDF', page, { 'content-type': 'application/pdf' }, 200],
    ['is encoded already', page, { 'content-encoding': 'zstd' }, 200],
    ['must not be changed', page, { 'cache-control': 'no-transform' }, 200],
  ])('stays as it is where it %s', async (_why, body, headers, status) => {
    answers(body, headers, status);
    const answer = await ask(gateway, '/lead/v1/leads', { 'accept-encoding': 'br' });
    expect([answer.bytes.toString(), answer.headers['content-length']]).toEqual([
      body,
      String(Buffer.byteLength(body)),
    ]);
  });

  it('is compressed from 1 kB on, errors too', async () => {
    answers('x'.repeat(1_024), {}, 400);
    const answer = await ask(gateway, '/lead/v1/leads', { 'accept-encoding': 'gzip' });
    expect([answer.status, answer.headers['content-encoding'], plainOf(answer)]).toEqual([
      400,
      'gzip',
      'x'.repeat(1_024),
    ]);
  });

  it.each(['/openapi.json', '/asyncapi.json', '/schemas/events/lead-created.json', '/docs', '/docs/events'])(
    'that the gateway has itself is compressed: %s',
    async (path) => {
      const document = JSON.stringify({
        openapi: '3.0.0',
        info: { title: 'x'.repeat(2_000), version: '1' },
        paths: {},
      });
      for (const upstream of Object.values(gateway.upstreams))
        upstream.answer = (_received, response) => void response.writeHead(200, { 'content-type': json }).end(document);
      const plain = (await ask(gateway, path)).bytes.toString();
      for (const coding of ['br', 'gzip']) {
        const answer = await ask(gateway, path, { 'accept-encoding': coding });
        expect([answer.headers['content-encoding'], plainOf(answer)]).toEqual([coding, plain]);
        expect(answer.headers.vary).toContain('Accept-Encoding');
      }
    },
  );

  it('that nobody reads any more is broken off at the service', async () => {
    let closed = false;
    gateway.lead.answer = (_received, response) => {
      response.writeHead(200, { 'content-type': json });
      const timer = setInterval(() => response.write(randomUUID().repeat(2_000)), 1);
      response.once('close', () => {
        clearInterval(timer);
        closed = true;
      });
    };
    const headers = {
      authorization: `Bearer ${await gateway.token()}`,
      'request-id': randomUUID(),
      'accept-encoding': 'br',
    };
    const outgoing = request(`${gateway.url}/lead/v1/leads`, { headers }, (response) => {
      response.once('data', () => outgoing.destroy());
    });
    outgoing.once('error', () => undefined).end();
    await eventually(() => Promise.resolve(closed), 'the end of the answer');
  });
});

describe('where COMPRESS_ANSWERS is false, an answer', () => {
  it('stays as it is, and does not vary', async () => {
    const gateway = await testGateway({ compressAnswers: false });
    gateway.lead.answer = (_received, response) => void response.writeHead(200, { 'content-type': json }).end(page);
    const paths = ['/lead/v1/leads', '/asyncapi.json', '/docs'];
    const found = await Promise.all(paths.map((path) => ask(gateway, path, { 'accept-encoding': 'br, gzip' })));
    await gateway.close();
    expect(found.map(({ headers }) => [headers['content-encoding'], headers.vary])).toEqual(
      paths.map(() => [undefined, undefined]),
    );
    expect(found[0].bytes.toString()).toBe(page);
  });
});
