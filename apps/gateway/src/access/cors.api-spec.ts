import { testGateway, type TestGateway } from '../testing/gateway';

const exposed =
  'ETag, Location, Request-ID, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Idempotent-Replayed, Accept-Ranges, Content-Range, Content-Disposition';

const corsOf = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

const rows = [
  {
    corsOrigins: 'https://app.example,http://other.example:8080',
    known: ['https://app.example', 'http://other.example:8080'],
  },
  {
    corsOrigins: 'loopback',
    known: [
      'http://localhost:4200',
      'http://localhost',
      'https://127.0.0.1:1',
      'http://127.8.9.1:3000',
      'http://[::1]:5173',
    ],
  },
  { corsOrigins: 'https://app.example,loopback', known: ['https://app.example', 'http://localhost:1'] },
  { corsOrigins: undefined, known: [] },
];
const never = [
  'https://evil.example',
  'null',
  'https://app.example.evil.example',
  'https://app.example:444',
  'http://localhost.evil.example',
  'http://128.0.0.1',
  'file://',
  'loopback',
];

describe.each(rows)('CORS for $corsOrigins', ({ corsOrigins, known }) => {
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    gateway = await testGateway({ corsOrigins });
    token = await gateway.token();
  });
  afterAll(() => gateway?.close());

  const preflight = (origin: string, path = '/lead/v1/leads') =>
    gateway.send('OPTIONS', path, {
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'if-match',
        'request-id': undefined,
      },
    });
  const get = (origin: string | undefined, path = '/lead/v1/leads') =>
    gateway.send('GET', path, { token, headers: { origin } });

  it('answers known origins', async () => {
    for (const origin of known) {
      const { status, headers, text } = await preflight(origin);
      expect([status, text]).toEqual([204, '']);
      expect(corsOf(headers)).toEqual({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-allow-headers': expect.stringMatching(
          /Authorization.*Content-Type.*If-Match.*If-None-Match.*Request-ID/,
        ),
        'access-control-max-age': '600',
      });
      for (const path of ['/lead/v1/leads', '/nothing', '/openapi.json', '/health/live']) {
        expect(corsOf((await get(origin, path)).headers)).toEqual({
          'access-control-allow-origin': origin,
          'access-control-expose-headers': exposed,
        });
      }
    }
  });

  it('tells other origins nothing, and answers their preflights all the same', async () => {
    for (const origin of never) {
      const { status, headers } = await preflight(origin, '/nothing');
      expect([origin, status, corsOf(headers)]).toEqual([origin, 204, {}]);
      const answer = await get(origin);
      expect([origin, answer.status, corsOf(answer.headers)]).toEqual([origin, 200, {}]);
    }
  });

  it('says that answers depend on the origin, where they do', async () => {
    for (const origin of [undefined, ...known, ...never]) {
      expect((await get(origin)).headers.get('vary')).toBe(
        corsOrigins === undefined ? 'Accept-Encoding' : 'Origin, Accept-Encoding',
      );
    }
  });

  it('leaves an OPTIONS that is no preflight to the service', async () => {
    gateway.lead.answer = (_received, response) => void response.writeHead(405, { allow: 'GET', vary: 'Accept' }).end();
    const { status, headers } = await gateway.send('OPTIONS', '/lead/v1/leads', { token });
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
    expect(headers.get('vary')).toBe(
      corsOrigins === undefined ? 'Accept, Accept-Encoding' : 'Accept, Origin, Accept-Encoding',
    );
    gateway.lead.answer = (_received, response) => void response.end('{}');
  });
});
