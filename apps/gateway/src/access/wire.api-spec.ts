import { describeHeads, eventually } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { head, testGateway, type TestGateway } from '../testing/gateway';

let gateway: TestGateway;
let token: string;
beforeAll(async () => {
  gateway = await testGateway();
  token = await gateway.token();
});
afterAll(() => gateway?.close());

const portOf = () => Number(new URL(gateway.url).port);

const bodyOf = (answer: string) =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as { errorCode: string; message: string; errors?: object[] };

describe('bytes that are no request', () => {
  const bytes = {
    'no HTTP': 'nonsense\r\n\r\n',
    'a method of nobody': 'BLAH / HTTP/1.1\r\nhost: test\r\n\r\n',
    'no Host': 'GET /lead/v1/leads HTTP/1.1\r\nconnection: close\r\n\r\n',
    'a header without name': head('GET', '/health/live').replace('\r\n\r\n', '\r\n: x\r\n\r\n'),
    'a bad length': head('POST', '/lead/v1/leads', { 'content-length': 'many' }),
    'two lengths': `${head('POST', '/lead/v1/leads', { 'content-length': '1' }).slice(0, -2)}content-length: 2\r\n\r\n`,
    'a length and chunks': head('POST', '/lead/v1/leads', { 'content-length': '1', 'transfer-encoding': 'chunked' }),
  };

  it.each(Object.entries(bytes))('are refused in the house’s form: %s', async (_name, text) => {
    const answer = await gateway.raw(text);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toMatch(/content-type: application\/json/i);
    expect(bodyOf(answer)).toMatchObject({ errorCode: 'BAD_REQUEST_PARAMETERS', message: expect.any(String) });
    expect(bodyOf(answer).errors ?? [{}]).not.toHaveLength(0);
  });
});

describe('the head of a request', () => {
  describe('to an API', () => describeHeads(() => ({ port: portOf(), path: '/lead/v1/leads', token })));
  describe('for a page of the gateway', () => describeHeads(() => ({ port: portOf(), path: '/health/live', token })));

  it('is refused with a path of 100 kB', async () => {
    expect(await gateway.raw(head('GET', `/lead/v1/${'a'.repeat(100_000)}`))).toMatch(/^HTTP\/1.1 431 /);
  });
});

describe('a path that is none', () => {
  it.each(['/lead/v1/%zz', '/lead/v1/leads/%', '/lead/v1/leads/%ff', '/%zz', '/lead/v1/leads/%c0%ae%c0%ae'])(
    '%s is refused',
    async (path) => {
      const answer = await gateway.send('GET', path, { token });
      expect(answer).toMatchObject({
        status: 400,
        body: { errorCode: 'BAD_REQUEST_PARAMETERS', errors: [{ target: 'path' }] },
      });
    },
  );
});

describe('slow-loris sockets', () => {
  it('do not keep others waiting, and are closed', async () => {
    const port = Number(new URL(gateway.url).port);
    const sockets = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'));
    let closed = 0;
    sockets.forEach((socket, index) => {
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      socket.once('close', () => (closed += 1));
      socket.write(index % 2 ? 'GET /lead/v1/leads HTTP/1.1\r\nhost: te' : 'P');
    });
    await eventually(async () => sockets.every(({ pending }) => !pending));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gateway.send('GET', '/lead/v1/leads', { token })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    sockets.slice(0, 100).forEach((socket) => socket.destroy());
    await eventually(async () => closed === 200, 'the end of the others', 25_000);
  });
});

describe('a kept connection', () => {
  it('takes one request after another, refused ones included', async () => {
    const good = head('GET', '/lead/v1/leads', { 'request-id': randomUUID(), authorization: `Bearer ${token}` });
    const large = `${head('POST', '/lead/v1/leads', { 'request-id': randomUUID(), 'content-length': '1048577' })}${' '.repeat(1_048_577)}`;
    const last = head('GET', '/health/live', { connection: 'close' });
    const answer = await gateway.raw(good + large + head('GET', '/nothing') + good + last);
    expect(answer.match(/HTTP\/1.1 \d{3}/g)).toEqual(
      ['200', '413', '404', '200', '200'].map((status) => `HTTP/1.1 ${status}`),
    );
  });
});
