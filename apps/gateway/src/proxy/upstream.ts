import { unavailable } from '@ovipro/platform';
import { type Dispatcher, Pool, request } from 'undici';
import { type ResponseSink, UpstreamResponse } from './upstream-response';

export interface UpstreamLimits {
  timeoutMs: number;
  maxPending: number;
}

const maxConnections = 128;
const connectTimeoutMs = 3_000;
/** Well below the 75 s of the services, so that it is the gateway that closes an idle connection. */
const keepAliveMs = 20_000;
/** After this a connection is made anew, so that new replicas get their share. */
const connectionLifeMs = 60_000;
const ownTimeoutMs = 3_000;

/** One service: its connections, and how many requests wait for it. */
export class Upstream {
  private readonly pool: Pool;
  private pending = 0;

  constructor(
    readonly service: string,
    readonly url: string,
    private readonly limits: UpstreamLimits,
    private readonly managementUrl?: string,
  ) {
    this.pool = new Pool(url, {
      connections: maxConnections,
      pipelining: 1,
      connect: { timeout: connectTimeoutMs },
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      clientTtl: connectionLifeMs,
      headersTimeout: 0,
      bodyTimeout: limits.timeoutMs,
    });
  }

  /** Sends a request; refuses at once where too many wait, and gives up on one that waits too long, be it for a connection. */
  request(options: Dispatcher.DispatchOptions, sink: ResponseSink): void {
    if (this.pending >= this.limits.maxPending) return sink.fail(unavailable('The service has too many requests.'));
    this.pending++;
    this.pool.dispatch(options, new UpstreamResponse(this.limits.timeoutMs, sink, () => this.pending--));
  }

  /** Asks for something of the gateway's own. @throws where the service does not answer in time */
  async get(path: string): Promise<{ status: number; text: string }> {
    const signal = AbortSignal.timeout(ownTimeoutMs);
    const { statusCode, body } = await this.pool.request({ method: 'GET', path, signal });
    return { status: statusCode, text: await body.text() };
  }

  /** How far its events have come; undefined where its management port is not known. */
  async progress(): Promise<{ status: number; text: string } | undefined> {
    if (this.managementUrl === undefined) return undefined;
    const signal = AbortSignal.timeout(ownTimeoutMs);
    const { statusCode, body } = await request(`${this.managementUrl}/health/events`, { signal });
    return { status: statusCode, text: await body.text() };
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
