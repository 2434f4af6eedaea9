import { randomUUID } from 'node:crypto';
import { head, testGateway, type TestGateway } from '../testing/gateway';

describe('headers', () => {
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    gateway = await testGateway();
    token = await gateway.token();
  });
  afterAll(() => gateway?.close());

  const last = () => gateway.lead.received.at(-1)?.headers ?? {};
  const send = (headers: Record<string, string>) => gateway.send('GET', '/lead/v1/leads', { token, headers });

  it('reach the service byte by byte', async () => {
    const headers = {
      'request-id': randomUUID(),
      'if-match': 'W/"1", "2"  ,*',
      'if-none-match': '"x"',
      accept: 'application/json;q=0.5, */*',
      'accept-language': 'fi',
      'user-agent': 'test/1 (ä)',
      'x-anything': 'a  b',
      tracestate: 'vendor=1',
    };
    const bytes = Buffer.from(
      head('GET', '/lead/v1/leads', { ...headers, authorization: `Bearer ${token}`, connection: 'close' }),
      'latin1',
    );
    expect(await gateway.raw(bytes)).toMatch(/^HTTP\/1.1 200 /);
    expect(last()).toMatchObject({ ...headers, authorization: `Bearer ${token}` });
  });

  it('of forwarding are the gateway’s own', async () => {
    const given = {
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=203.0.113.7',
      'x-real-ip': '203.0.113.7',
    };
    await send(given);
    expect(last()['x-forwarded-for']).toBe('127.0.0.1');
    for (const name of Object.keys(given).slice(1)) expect(last()).not.toHaveProperty(name);
    expect(last().host).toBe(new URL(gateway.lead.url).host);
  });

  it('of one hop end here, on both ways', async () => {
    gateway.lead.answer = (_received, response) => {
      response
        .writeHead(200, { connection: 'close', 'keep-alive': 'timeout=1', upgrade: 'h2c', 'proxy-authenticate': 'x' })
        .end('{}');
    };
    const headers = {
      'request-id': randomUUID(),
      authorization: `Bearer ${token}`,
      connection: 'keep-alive, x-hop, upgrade',
      'x-hop': '1',
      te: 'trailers',
      upgrade: 'h2c',
      'keep-alive': 'timeout=5',
      'proxy-authorization': 'Basic x',
    };
    const answer = await gateway.raw(head('GET', '/lead/v1/leads', headers), /\{\}/);
    for (const name of ['x-hop', 'te', 'upgrade', 'keep-alive', 'proxy-authorization'])
      expect(last()).not.toHaveProperty(name);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).not.toMatch(/^(upgrade|proxy-authenticate): /im);
    expect(answer).not.toMatch(/^connection: close|timeout=1\r/im);
  });

  it('cannot name a header of the gateway’s away', async () => {
    const headers = {
      'request-id': randomUUID(),
      authorization: `Bearer ${token}`,
      connection: 'close, x-forwarded-for, traceparent, host',
    };
    expect(await gateway.raw(head('GET', '/lead/v1/leads', headers))).toMatch(/^HTTP\/1.1 200 /);
    expect(last()).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      traceparent: expect.any(String),
      host: expect.any(String),
    });
  });

  it('carry a trace: the caller’s with a span of the gateway’s, else a new one', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    await send({ traceparent: `00-${trace}-b7ad6b7169203331-00` });
    expect(last().traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`));
    expect(last().traceparent).not.toContain('b7ad6b7169203331');
    for (const wrong of ['', 'nonsense', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`]) {
      await send({ traceparent: wrong });
      expect(last().traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    }
  });

  it('of security stand on every answer', async () => {
    const paths = ['/lead/v1/leads', '/nothing', '/health/live', '/lead/v1/%zz', '/metrics'];
    for (const path of paths) {
      const { headers } = await gateway.send('GET', path, { token });
      expect([path, Object.fromEntries(headers)]).toEqual([
        path,
        expect.objectContaining({
          'content-security-policy': "default-src 'none';frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
        }),
      ]);
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });

  it('let pages below /docs show themselves', async () => {
    const policy = (await gateway.send('GET', '/docs')).headers.get('content-security-policy');
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("img-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe('in production', () => {
  it('browsers are told to use HTTPS alone', async () => {
    const gateway = await testGateway({ nodeEnv: 'production' });
    const { headers } = await gateway.send('GET', '/lead/v1/leads');
    await gateway.close();
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
  });
});

describe('behind a load balancer that is trusted', () => {
  it('X-Forwarded-For names the caller that it saw', async () => {
    const gateway = await testGateway({ trustedProxies: '127.0.0.1' });
    const token = await gateway.token();
    await gateway.send('GET', '/lead/v1/leads', { token, headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } });
    const headers = gateway.lead.received.at(-1)?.headers;
    await gateway.close();
    expect(headers?.['x-forwarded-for']).toBe('203.0.113.7');
  });
});
