/* eslint-disable @typescript-eslint/no-explicit-any -- a test looks into answers of any shape */
import { randomUUID } from 'node:crypto';

export interface TestRequest {
  token?: string;
  /** Sent as JSON; a string or Buffer as it is. */
  body?: unknown;
  headers?: Record<string, string | undefined>;
}

export interface TestAnswer<B = any> {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON. */
  body: B;
  text: string;
}

export type Send = <B = any>(method: string, path: string, request?: TestRequest) => Promise<TestAnswer<B>>;

/** Sends requests as a well-behaved client does, with a new Request-ID each; a header given as undefined is left out. */
export function client(baseUrl: string): Send {
  return async (method, path, { token, body, headers = {} } = {}) => {
    const raw = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined;
    const all: Record<string, string | undefined> = {
      'request-id': randomUUID(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    };
    const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const payload = raw ? (body as string | Buffer | undefined) : JSON.stringify(body);
    const response = await fetch(baseUrl + path, { method, headers: sent, body: payload as never, redirect: 'manual' });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
}
