import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it reached the service. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  rawHeaders: string[];
  body: Buffer;
}

export type Handler = (received: Received, response: ServerResponse, request: IncomingMessage) => void;

/** A small service behind the gateway: keeps what it was sent, answers what the test says. */
export interface TestUpstream {
  url: string;
  received: Received[];
  /** How the next requests are answered; by default 200 `{}`. */
  answer: Handler;
  /** Called before the body is read; what it returns true for is not read at all. */
  early?: (request: IncomingMessage, response: ServerResponse) => boolean;
  server: Server;
  close(): Promise<void>;
}

const fine: Handler = (_received, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{}');
};

async function take(upstream: TestUpstream, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (upstream.early?.(request, response)) return;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers, rawHeaders } = request;
  const received = { method, url, headers, rawHeaders, body: Buffer.concat(chunks) };
  upstream.received.push(received);
  upstream.answer(received, response, request);
}

/** Starts one, on a free port unless it is given. */
export async function testUpstream(port = 0): Promise<TestUpstream> {
  const server = createServer((request, response) => void take(upstream, request, response).catch(() => undefined));
  const upstream: TestUpstream = {
    url: '',
    received: [],
    answer: fine,
    server,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  upstream.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return upstream;
}
