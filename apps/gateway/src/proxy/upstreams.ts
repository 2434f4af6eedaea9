import { type OnApplicationShutdown } from '@nestjs/common';
import type { LoadShedder } from '@ovipro/platform/edge';
import { type GatewayConfig, urlKey } from '../config';
import { services } from '../prefixes';
import { Upstream } from './upstream';

/** The services, each once, however many APIs it has. */
export class Upstreams implements OnApplicationShutdown {
  readonly all: Upstream[];

  constructor(config: GatewayConfig, load: LoadShedder) {
    const { upstreamTimeoutMs: timeoutMs, maxPending, maxPendingPerCaller, maxAtServicePerCaller } = config;
    const limits = { timeoutMs, maxPending, maxPendingPerCaller, maxAtServicePerCaller };
    this.all = services.map((service) => {
      const [url, managementUrl] = [config[urlKey(service)] as string, config[urlKey(`${service}-management`)]];
      return new Upstream(service, { url, managementUrl }, limits, () => load.refusal('service'));
    });
  }

  of(service: string): Upstream {
    return this.all.find((upstream) => upstream.service === service) as Upstream;
  }

  /** After the last answer has gone out. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.all.map((upstream) => upstream.close()));
  }
}
