import { expectRefusals, notFound, refused, unauthorized } from '../expectations';
import { fill, type Operations } from '../operation-fixture';
import type { TestAnswer } from '../../service/client';
import type { Suite } from '../suite';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** Those of an answer that say something of it. Each request has an id of its own. */
const headersOf = ({ headers }: TestAnswer): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !['date', 'request-id'].includes(name)));

/** Paths and methods that the service does not have. */
export function describeMethods(suite: () => Suite, operations: Operations): void {
  const paths = [...new Set(Object.values(operations).map(({ path }) => path))];

  it.each(paths)('answers 405 with Allow to the methods that %s does not have', async (path) => {
    const { sendRequest, home } = suite();
    const own = Object.values(operations).filter((operation) => operation.path === path);
    const allow = own.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method as string])).sort();
    const open = own.every(({ access }) => access);
    const address = fill(path, new Proxy({}, { get: () => 'x' }));
    for (const method of methods.filter((name) => !allow.includes(name))) {
      const answer = await sendRequest(method, address, { token: home.token });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, allow.join(', ')]);
      expect(method === 'HEAD' ? { errorCode: 'BAD_REQUEST_PARAMETERS' } : answer.body).toMatchObject({
        errorCode: 'BAD_REQUEST_PARAMETERS',
      });
      if (!open) expect((await sendRequest(method, address)).status).toBe(401);
    }
  });

  const reads = Object.entries(operations).filter(([, { method }]) => method === 'GET');

  it.each(reads)('answers HEAD as GET, without the body: %s', async (operationId, operation) => {
    const call = await suite().call({ operationId, ...operation });
    const { sendRequest } = suite();
    const { token } = call.fixture;
    const etag = (await call.send()).headers.get('etag');
    const requests = [
      { token },
      { token, headers: { 'if-none-match': etag ?? '"x"' } },
      { token, path: `${call.path()}${call.path().includes('?') ? '&' : '?'}nosuch=1` },
      { headers: { 'if-none-match': '*' } },
    ];
    for (const { path = call.path(), ...request } of requests) {
      const [get, head] = [await sendRequest('GET', path, request), await sendRequest('HEAD', path, request)];
      expect([head.status, headersOf(head)]).toEqual([get.status, headersOf(get)]);
      expect(head.text).toBe('');
    }
  });

  it('answers 405 whatever else is wrong', async () => {
    const { sendRequest, home } = suite();
    const headers = { 'request-id': undefined, 'content-type': 'text/plain' };
    const send = () =>
      sendRequest('PATCH', `${paths[0].replace(/\{\w+\}/g, 'x')}?nosuch=1`, { token: home.token, headers, body: 'x' });
    await expectRefusals([{ name: 'PATCH', send, expected: refused(405, 'BAD_REQUEST_PARAMETERS') }]);
  });

  const unknown = ['/', '/nosuch', ...paths.flatMap((path) => [`${path}/`, `${path}/nosuch/nosuch`, `/v1${path}`])];

  it.each(unknown)('answers 404 to %s, and 401 without a token', async (path) => {
    const { sendRequest, home } = suite();
    const address = path.replace(/\{\w+\}/g, 'x');
    const verbs = ['GET', 'POST', 'PUT', 'DELETE'];
    await expectRefusals([
      ...verbs.map((verb) => ({
        name: verb,
        send: () => sendRequest(verb, address, { token: home.token }),
        expected: notFound,
      })),
      ...verbs.map((verb) => ({
        name: `${verb}, no token`,
        send: () => sendRequest(verb, address),
        expected: unauthorized,
      })),
    ]);
  });

  it('refuses a path that is not well-formed', async () => {
    const { sendRequest, home } = suite();
    const send = () => sendRequest('GET', '/%ff', { token: home.token });
    await expectRefusals([
      { name: '/%ff', send, expected: refused(400, 'BAD_REQUEST_PARAMETERS', { path: 'INVALID_TYPE' }) },
    ]);
  });
}
