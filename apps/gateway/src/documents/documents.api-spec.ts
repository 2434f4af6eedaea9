import { apis } from '../prefixes';
import { testGateway, type TestGateway } from '../testing/gateway';
import type { TestUpstream } from '../testing/upstream';

const documentOf = (api: string) => ({
  openapi: '3.0.0',
  info: { title: api, version: '1.0' },
  paths: { [`/${api}Things`]: { get: { operationId: 'search', responses: { 200: { description: 'ok' } } } } },
});

const serveDocuments = (upstream: TestUpstream) => {
  upstream.answer = ({ url }, response) => {
    const [, api] = /^\/openapi\/([a-z-]+)\.json$/.exec(url) ?? [];
    response
      .writeHead(api ? 200 : 404, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(api ? documentOf(api) : {}));
  };
};

const anonymous = { headers: { 'request-id': undefined } };

describe('the documents', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await testGateway({ apiKeyHashes: '0'.repeat(64), rateLimitPerSecond: 1 });
    Object.values(gateway.upstreams).forEach(serveDocuments);
  });
  afterAll(() => gateway?.close());

  it.each([
    ['/lead/v1/openapi.json', 'lead'],
    ['/agency/v1/openapi.json', 'agency'],
    ['/authentication/v1/openapi.json', 'authentication'],
  ])('%s is the service’s, for everybody', async (path, api) => {
    const { status, headers, body } = await gateway.send('GET', path, anonymous);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual(documentOf(api));
  });

  it('stand as one at /openapi.json', async () => {
    const { status, headers, body } = await gateway.send('GET', '/openapi.json', anonymous);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(Object.keys(body.paths)).toEqual(apis.map(({ name, base }) => `${base}/${name}Things`));
    expect(body.servers).toEqual([{ url: '/' }]);
  });

  it('are kept for a moment', async () => {
    const before = gateway.lead.received.length;
    await Promise.all(Array.from({ length: 10 }, () => gateway.send('GET', '/openapi.json', anonymous)));
    expect(gateway.lead.received.length - before).toBeLessThanOrEqual(1);
  });

  const documents = [
    '/openapi.json',
    '/lead/v1/openapi.json',
    '/asyncapi.json',
    '/lead/v1/asyncapi.json',
    '/schemas/events/lead-created.json',
  ];
  const docs = ['/docs', '/docs/lead', '/docs/all', '/docs/events', '/docs/assets/docs.css'];
  const pages = [...documents, ...docs, '/health', '/health/live', '/health/ready'];
  it.each(
    pages.flatMap((path) => ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'].map((method) => ({ method, path }))),
  )('$method $path is 405', async ({ method, path }) => {
    const answer = method === 'TRACE' ? undefined : await gateway.send(method, path, anonymous);
    if (!answer)
      return expect(await gateway.raw(`TRACE ${path} HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1.1 405 /,
      );
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(answer.body).toMatchObject({ errorCode: 'BAD_REQUEST_PARAMETERS' });
  });

  const ofTheConnection = ['date', 'connection', 'keep-alive'];
  it.each([...pages, '/nosuch', '/docs/assets/nosuch'])(
    'HEAD %s is answered as GET, without the body',
    async (path) => {
      const asked = async (method: string) => {
        const { status, headers, text } = await gateway.send(method, path, anonymous);
        return {
          text,
          head: [status, Object.fromEntries([...headers].filter(([name]) => !ofTheConnection.includes(name)))],
        };
      };
      const [get, head] = [await asked('GET'), await asked('HEAD')];
      expect(head).toEqual({ ...get, text: '' });
      expect(get.text).not.toBe('');
    },
  );
});

describe('the documents of a service that is down', () => {
  it('are 503, the others are not, and they come back with it', async () => {
    const gateway = await testGateway();
    Object.values(gateway.upstreams).forEach(serveDocuments);
    gateway.lead.early = ({ socket }) => {
      socket.destroy();
      return true;
    };
    const ask = async () => {
      const paths = ['/lead/v1/openapi.json', '/openapi.json', '/agency/v1/openapi.json'];
      const answers = await Promise.all(paths.map((path) => gateway.send('GET', path, anonymous)));
      return answers.map(({ status, body }) => [status, body?.errorCode]);
    };
    const down = await ask();
    gateway.lead.early = undefined;
    serveDocuments(gateway.lead);
    const up = await ask();
    await gateway.close();
    expect(down).toEqual([
      [503, 'TECHNICAL_ERROR'],
      [503, 'TECHNICAL_ERROR'],
      [200, undefined],
    ]);
    expect(up).toEqual([
      [200, undefined],
      [200, undefined],
      [200, undefined],
    ]);
  });
});
