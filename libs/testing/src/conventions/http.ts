import { Agent, request as send } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { TestAnswer, TestRequest } from '../service/client';

/** A request as a test wants it: any method, any header, body in chunks where `transfer-encoding` says so. */
export type SendRequest = (method: string, path: string, request?: TestRequest) => Promise<TestAnswer>;

export interface HttpSender {
  sendRequest: SendRequest;
  close(): void;
}

type Headers_ = Record<string, string>;

function headersOf({ token, body, headers = {} }: TestRequest): Headers_ {
  const all: Record<string, string | undefined> = {
    'request-id': randomUUID(),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const bytesOf = (body: unknown): Buffer | undefined => {
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Over node:http, which refuses less than `fetch` does: TRACE, a missing content type, chunks. */
export function httpSender(baseUrl: string): HttpSender {
  const { hostname, port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const sendRequest: SendRequest = (method, path, request = {}) =>
    new Promise((resolve, reject) => {
      const bytes = bytesOf(request.body);
      const headers = headersOf(request);
      if (headers['transfer-encoding'] === undefined && bytes) headers['content-length'] ??= String(bytes.length);
      const outgoing = send({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => resolve(answerOf(response, Buffer.concat(chunks).toString())));
      });
      outgoing.once('error', reject);
      outgoing.end(bytes);
    });
  return { sendRequest, close: () => agent.destroy() };
}

function answerOf(
  { statusCode = 0, rawHeaders }: { statusCode?: number; rawHeaders: string[] },
  text: string,
): TestAnswer {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at], rawHeaders[at + 1]);
  const isJson = headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status: statusCode, headers, text, body: isJson ? JSON.parse(text) : undefined };
}
