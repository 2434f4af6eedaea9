import { request } from 'node:http';

export interface HttpReply {
  status: number;
  body: string;
}

/** What to send. */
export interface Sent {
  /** POST where none is named. */
  method?: 'POST' | 'PUT';
  json: unknown;
  requestId: string;
  token?: string;
}

/** One HTTP request; undefined where nobody answers in time. */
export function ask(url: string, send?: Sent, timeout = 3_000): Promise<HttpReply | undefined> {
  const headers = {
    ...(send && { 'content-type': 'application/json', 'request-id': send.requestId }),
    ...(send?.token && { authorization: `Bearer ${send.token}` }),
  };
  return new Promise((resolve) => {
    const asked = request(
      url,
      { method: send ? (send.method ?? 'POST') : 'GET', headers, timeout, agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
        response.on('error', () => resolve(undefined));
      },
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(undefined));
    asked.end(send ? JSON.stringify(send.json) : undefined);
  });
}
