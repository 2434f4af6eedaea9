import { type Dispatcher, Pool, request } from 'undici';
import { Pending, type PendingLimits } from './pending';
import { type ResponseSink, UpstreamResponse } from './upstream-response';

export interface UpstreamLimits extends PendingLimits {
  timeoutMs: number;
}

/** Where a service is, and where its management port is, if that is known. */
export interface UpstreamUrls {
  url: string;
  managementUrl?: string;
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
  private readonly pending: Pending;

  /** @param overloaded the error for a request when too many wait */
  constructor(
    readonly service: string,
    private readonly urls: UpstreamUrls,
    private readonly limits: UpstreamLimits,
    overloaded: () => Error,
  ) {
    this.pending = new Pending(limits, overloaded);
    this.pool = new Pool(urls.url, {
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

  /**
   * Sends a request; refuses at once where too many wait, and gives up on one that waits too long, be it for a connection.
   * @param caller whose it is
   */
  request(options: Dispatcher.DispatchOptions, caller: string, sink: ResponseSink): void {
    const refusal = this.pending.refusal(options.method, caller);
    if (refusal) return sink.fail(refusal);
    const answer = new UpstreamResponse(this.limits.timeoutMs, sink, (outcome) => this.pending.leave(caller, outcome));
    this.pending.enter(caller, () => this.pool.dispatch(options, answer));
  }

  /** Asks for something of the gateway's own. @throws where the service does not answer in time */
  async get(path: string): Promise<{ status: number; text: string }> {
    const signal = AbortSignal.timeout(ownTimeoutMs);
    const { statusCode, body } = await this.pool.request({ method: 'GET', path, signal });
    return { status: statusCode, text: await body.text() };
  }

  /** How far its events have come; undefined where its management port is not known. */
  async progress(): Promise<{ status: number; text: string } | undefined> {
    const { managementUrl } = this.urls;
    if (managementUrl === undefined) return undefined;
    const signal = AbortSignal.timeout(ownTimeoutMs);
    const { statusCode, body } = await request(`${managementUrl}/health/events`, { signal });
    return { status: statusCode, text: await body.text() };
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
