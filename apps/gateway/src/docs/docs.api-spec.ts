import { apis } from '../prefixes';
import { testGateway, type TestGateway } from '../testing/gateway';
import type { TestUpstream } from '../testing/upstream';

const anonymous = { headers: { 'request-id': undefined } };
const asking = (headers: Record<string, string>) => ({ headers: { ...anonymous.headers, ...headers } });

const paths = ['/docs', '/docs/all', '/docs/events', ...apis.map(({ name }) => `/docs/${name}`)];
const drawn = paths.filter((path) => path !== '/docs' && path !== '/docs/events');
const redoc = '/docs/assets/redoc.standalone.js';
const assets = ['docs.css', 'icon.svg', 'reference.js', 'redoc.standalone.js'].map((file) => `/docs/assets/${file}`);

/** Values of an attribute, in the order of the page. */
const attributes = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

const serveDocument = (upstream: TestUpstream, info: object) => {
  upstream.answer = (_received, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ openapi: '3.0.0', info, paths: {} }));
  };
};

describe('the documentation', () => {
  let gateway: TestGateway;
  const get = (path: string, headers: Record<string, string> = {}) => gateway.send('GET', path, asking(headers));

  beforeAll(async () => {
    gateway = await testGateway({
      apiKeyHashes: '0'.repeat(64),
      rateLimitPerSecond: 1,
      corsOrigins: 'https://app.example',
    });
    serveDocument(gateway.lead, { title: 'Lead API', description: 'About leads.\n\n# Errors\n\nMany.', version: '1' });
    serveDocument(gateway.agency, { title: '<script>alert(1)</script>', description: '"&\'', version: '1' });
  });
  afterAll(() => gateway?.close());

  it.each(paths)('%s is a page for everybody', async (path) => {
    const { status, headers, text } = await get(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toMatch(/^<!doctype html>\s*<html lang="en">/);
    expect(text.match(/<h1>|<main |<\/html>/g)).toEqual(['<main ', '<h1>', '</html>']);
  });

  it.each(paths)('%s leads to every other page, and says where it is', async (path) => {
    const { text } = await get(path);
    expect(attributes(text, 'href')).toEqual(expect.arrayContaining(paths));
    expect(text).toMatch(new RegExp(`href="${path}" aria-current="page"`));
  });

  it('has a title of its own for each page', async () => {
    const titles = await Promise.all(
      paths.map(async (path) => /<title>(.+)<\/title>/.exec((await get(path)).text)?.[1]),
    );
    expect(new Set(titles).size).toBe(paths.length);
  });

  it.each([...paths, ...assets.filter((path) => path !== redoc)])('%s names nothing on another host', async (path) => {
    const { text } = await get(path);
    const named = ['href', 'src', 'srcset', 'data', 'action', 'poster'].flatMap((name) => attributes(text, name));
    expect(named.filter((value) => /^(\w+:)?\/\//.test(value))).toEqual([]);
    expect(text).not.toMatch(/@import|url\(/);
  });

  it.each(paths)('%s loads only what is there, of the right type', async (path) => {
    const { text } = await get(path);
    const loaded = [...attributes(text, 'src'), ...attributes(text, 'href').filter((href) => href.includes('assets'))];
    const types: Record<string, string> = {
      css: 'text/css; charset=utf-8',
      svg: 'image/svg+xml',
      js: 'text/javascript; charset=utf-8',
    };
    for (const url of loaded) {
      const { status, headers } = await get(url);
      expect([url, status, headers.get('content-type')]).toEqual([url, 200, types[url.split('.').at(-1) as string]]);
    }
    expect(loaded).toContain('/docs/assets/docs.css');
  });

  it('lets no page load anything from elsewhere, and scripts run only where Redoc draws', async () => {
    for (const path of paths) {
      const { headers, text } = await get(path);
      const policy = headers.get('content-security-policy')?.split(';') ?? [];
      expect(policy).toEqual(
        expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]),
      );
      expect(policy.join(' ')).not.toMatch(/unsafe|\*|https?:/);
      expect([path, policy.includes("script-src 'self'"), /<script/.test(text)]).toEqual([
        path,
        drawn.includes(path),
        drawn.includes(path),
      ]);
      // a script or style within the page would be refused
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
    }
  });

  it('serves the Redoc whose styles the policy knows, without its way to a picture elsewhere', async () => {
    const { text } = await get(redoc);
    expect(text).toContain('"2.5.4"');
    expect(text).not.toMatch(/\bcdn\.|src:"https?:/);
  });

  it.each(apis)('shows the document of $name as the gateway serves it', async ({ name, base }) => {
    const { text } = await get(`/docs/${name}`);
    expect(attributes(text, 'data-document')).toEqual([`${base}/openapi.json`]);
    expect((await get(`${base}/openapi.json`)).status).toBe(200);
  });

  it('shows the document of all on /docs/all', async () => {
    expect(attributes((await get('/docs/all')).text, 'data-document')).toEqual(['/openapi.json']);
  });

  it('begins with what each API says of itself, as text and nothing else', async () => {
    const { text } = await get('/docs');
    expect(text).toContain('About leads.');
    expect(text).not.toContain('Many.');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('&quot;&amp;&#39;');
  });

  it.each([...paths, ...assets])('%s is not sent again while it is the same', async (path) => {
    const etag = (await get(path)).headers.get('etag') as string;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await get(path, { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('compresses for those who take it, each form with a tag of its own', async () => {
    const forms = await Promise.all(
      ['gzip, br', 'GZIP;q=0.5', 'identity', 'gzip;q=0', 'br'].map((accepted) =>
        get(redoc, { 'accept-encoding': accepted }),
      ),
    );
    expect(forms.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null, null, 'br']);
    expect(new Set(forms.map(({ text }) => text)).size).toBe(1);
    expect(new Set(forms.map(({ headers }) => headers.get('etag'))).size).toBe(3);
    const [small, , large] = forms.map(({ headers }) => Number(headers.get('content-length')));
    expect(small * 3).toBeLessThan(large);
    expect(forms.map(({ headers }) => headers.get('vary'))).toEqual(forms.map(() => 'Origin, Accept-Encoding'));
  });

  it.each(['/docs/unheard-of', '/docs/assets/unheard-of.js', '/docs/assets/..%2fpackage.json', '/docs/lead/leads'])(
    '%s is 404 as everywhere',
    async (path) => {
      const { status, body } = await get(path);
      const refusal = { errorCode: 'INVALID_ID', message: 'No such resource.', description: expect.any(String) };
      expect([status, body]).toEqual([404, refusal]);
    },
  );
});

describe('the documentation while a service is down', () => {
  it('stands, says which API has no service, and takes it up again', async () => {
    const gateway = await testGateway();
    for (const each of Object.values(gateway.upstreams)) serveDocument(each, { title: 'Another API', version: '1' });
    serveDocument(gateway.agency, { title: 'Agency API', description: 'About agencies.', version: '1' });
    gateway.lead.early = ({ socket }) => {
      socket.destroy();
      return true;
    };
    const get = (path: string) => gateway.send('GET', path, anonymous);
    const [down, reference, document] = [
      await get('/docs'),
      await get('/docs/lead'),
      await get('/lead/v1/openapi.json'),
    ];
    gateway.lead.early = undefined;
    serveDocument(gateway.lead, { title: 'Lead API', description: 'About leads.', version: '1' });
    const up = await get('/docs');
    await gateway.close();
    expect([down.status, reference.status, document.status]).toEqual([200, 200, 503]);
    expect(down.text.match(/Its service does not answer now/g)).toHaveLength(1);
    expect(down.text).toContain('About agencies.');
    // what the script of the page tells its reader
    expect(document.body.message).toBe(
      'The lead service does not answer now, so there is no document of the API lead.',
    );
    expect(up.text).toContain('About leads.');
    expect(up.text).not.toContain('does not answer');
  });
});
