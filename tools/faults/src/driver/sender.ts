import { randomUUID } from 'node:crypto';
import { type Call, type History } from '../history';

const timeoutMs = 12_000;

export interface Request {
  operation: string;
  method: Call['method'];
  path: string;
  body?: unknown;
  ifMatch?: string;
  /** A former request's, to repeat it. */
  requestId?: string;
}

/** Sends requests through the gateway and writes each into the history. */
export class Sender {
  constructor(
    private readonly gatewayUrl: string,
    private readonly token: string,
    private readonly history: History,
  ) {}

  async send({ operation, method, path, body, ifMatch, requestId }: Request): Promise<Call> {
    const id = requestId ?? randomUUID();
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const at = this.history.now();
    const answered = await this.ask(method, path, id, text, ifMatch).catch(() => undefined);
    const call: Call = {
      ...{
        at,
        took: this.history.now() - at,
        operation,
        method,
        path,
        requestId: id,
        repeated: requestId !== undefined,
      },
      ...(text !== undefined && { body: text }),
      ...(ifMatch !== undefined && { ifMatch }),
      ...answered,
    };
    this.history.called(call);
    return call;
  }

  private async ask(method: string, path: string, requestId: string, body?: string, ifMatch?: string) {
    const response = await fetch(this.gatewayUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'request-id': requestId,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await response.text();
    return { status: response.status, etag: response.headers.get('etag') ?? undefined, answer };
  }
}
