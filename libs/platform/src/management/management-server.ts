import type { OnApplicationShutdown } from '@nestjs/common';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProcessConfig } from '../config/service-config';
import { notFound } from '../errors/api-error';
import { answerTo, jsonType } from '../http/error-filter';
import { methodNotAllowed } from '../http/http-error';
import type { HttpResult } from '../http/http-result';
import type { Logger } from '../telemetry/logger';
import type { Metrics } from '../telemetry/metrics';

/** What stands at a path of the management port. */
export type ManagementPage = () => HttpResult | Promise<HttpResult>;

/** `/metrics`, as Prometheus reads it. */
export const metricsPage =
  ({ registry }: Metrics, measure: () => Promise<void> = () => Promise.resolve()): ManagementPage =>
  async () => {
    await measure();
    return { status: 200, headers: { 'content-type': registry.contentType }, body: await registry.metrics() };
  };

const well: HttpResult = { status: 200, headers: {}, body: '{"status":"ok"}' };

/** What a cluster asks: whether the process runs, and whether requests may be sent to it. */
export const probePages = (assertReady: () => void | Promise<void>): Record<string, ManagementPage> => ({
  '/health/live': () => well,
  '/health/ready': async () => {
    await assertReady();
    return well;
  },
});

/** What operators alone see of a process, on a port of its own: no caller of the API reaches it. */
export class ManagementServer implements OnApplicationShutdown {
  private readonly server = createServer((request, response) => void this.answer(request, response));

  /** @param pages by path, as in `/metrics` */
  constructor(
    private readonly pages: Record<string, ManagementPage>,
    private readonly logger: Logger,
  ) {}

  /** Resolves once it listens. */
  listen({ managementHost, managementPort }: ProcessConfig): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(managementPort, managementHost, () => resolve());
    });
  }

  get url(): string {
    const { address, family, port } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  async onApplicationShutdown(): Promise<void> {
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await this.resultOf(request);
    const ofBody = { 'content-type': jsonType, 'content-length': String(Buffer.byteLength(body)) };
    response.writeHead(status, { ...ofBody, ...headers }).end(body);
  }

  private async resultOf({ method = '', url = '' }: IncomingMessage): Promise<HttpResult> {
    try {
      const page = this.pages[url.split('?', 1)[0]];
      if (!page) throw notFound();
      if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed('GET, HEAD');
      return await page();
    } catch (error) {
      const { status, headers, body } = answerTo(error, this.logger);
      return { status, headers, body: JSON.stringify(body) };
    }
  }
}
