import { eventually } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { head, testGateway, type TestGateway } from '../testing/gateway';

describe('a slow caller', () => {
  let gateway: TestGateway;
  let token: string;

  beforeAll(async () => {
    gateway = await testGateway();
    token = await gateway.token();
  });
  afterAll(() => gateway?.close());

  const open = () => connect(Number(new URL(gateway.url).port), '127.0.0.1').on('error', () => undefined);
  const headers = () => ({ 'request-id': randomUUID(), authorization: `Bearer ${token}` });

  it('holds no connection to the service with a body that does not come', async () => {
    const sockets = Array.from({ length: 300 }, open);
    sockets.forEach((socket) =>
      socket.write(`${head('POST', '/lead/v1/leads', { ...headers(), 'content-length': '1000' })}{"a":`),
    );
    await eventually(async () => sockets.every((socket) => !socket.pending));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gateway.send('POST', '/lead/v1/leads', { token, body: {} })),
    );
    sockets.forEach((socket) => socket.destroy());
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(gateway.lead.received).toHaveLength(20);
  });

  it('is read to at its own pace: the gateway takes no more than it can hand on', async () => {
    const size = 64 * 1_048_576;
    let sent = 0;
    let finished = false;
    gateway.lead.answer = (_received, response) => {
      const chunk = Buffer.alloc(65_536, 0x20);
      const more = (): void => {
        while (sent < size) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end(() => (finished = true));
      };
      response.writeHead(200, { 'content-length': size });
      more();
    };
    const socket = open();
    socket.write(head('GET', '/lead/v1/leads', { ...headers(), connection: 'close' }));
    let before = -1;
    await eventually(async () => {
      const stalled = sent > 0 && sent === before;
      before = sent;
      if (!stalled) await new Promise((resolve) => setTimeout(resolve, 200));
      return stalled;
    });
    expect(finished).toBe(false);
    let read = 0;
    socket.on('data', (chunk) => (read += chunk.length));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(read).toBeGreaterThan(size);
  });

  it('that leaves lets the service go', async () => {
    let left = false;
    gateway.lead.early = ({ socket }, response) => {
      socket.once('close', () => (left = true));
      response.writeHead(200, { 'content-type': 'text/plain' }).write(Buffer.alloc(1_000));
      return true;
    };
    await gateway.raw(head('GET', '/lead/v1/leads', headers()), /200 OK/);
    await eventually(async () => left, 'the end of the connection', 10_000);
    gateway.lead.early = undefined;
  });

  it('that leaves in the middle of its body leaves no half of it as a whole', async () => {
    let reached = false;
    let aborted = false;
    gateway.lead.early = (request) => {
      reached = true;
      request.once('error', () => (aborted = true)).resume();
      return true;
    };
    const socket = open();
    socket.write(head('POST', '/lead/v1/leads', { ...headers(), 'content-length': '1000000' }));
    socket.write(Buffer.alloc(500_000));
    await eventually(async () => reached, 'the beginning of the request');
    socket.destroy();
    await eventually(async () => aborted, 'the end of the request', 10_000);
  });
});
