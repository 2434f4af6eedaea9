import type { ManagementPage } from '@ovipro/platform/server';
import type { Upstream } from '../proxy/upstream';
import type { Upstreams } from '../proxy/upstreams';

interface Progress {
  outbox: number;
  lag: Record<string, number>;
}

/** What keeps a service from being ready, by its name; nothing where it is. */
export type Faults = Record<string, string>;

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What operators see: every service, and what keeps it from being ready. */
export const healthPage =
  (health: Health): ManagementPage =>
  async () => {
    const faults = await health.faults();
    const services = Object.fromEntries(health.services.map((service) => [service, faults[service] ?? 'ok']));
    const good = Object.keys(faults).length === 0;
    const body = JSON.stringify({ status: good ? 'ok' : 'failing', services });
    return { status: good ? 200 : 503, headers: {}, body };
  };

/**
 * Whether the whole platform is ready: every service answers, and what had been published when the gateway started has
 * been handled everywhere, as far as the management ports of services are known. That is so once all outboxes were empty and after that all consumers had nothing left; what
 * comes later is everyday work, and changes nothing.
 */
export class Health {
  private published = false;
  private settled = false;
  private looking?: Promise<Faults>;

  constructor(private readonly upstreams: Upstreams) {}

  /** Asks the services; callers at the same time share the answer. */
  faults(): Promise<Faults> {
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    return this.looking;
  }

  get services(): string[] {
    return this.upstreams.all.map(({ service }) => service);
  }

  private async look(): Promise<Faults> {
    const unready = await this.collect(async (upstream) => {
      const { status } = await upstream.get('/health/ready');
      return status === 200 ? undefined : 'not ready';
    });
    if (this.settled || Object.keys(unready).length > 0) return unready;
    if (!this.published) {
      const waiting = await this.waiting(({ outbox }) => outbox);
      if (Object.keys(waiting).length > 0) return waiting;
      this.published = true;
    }
    const waiting = await this.waiting(({ lag }) => sum(Object.values(lag)));
    this.settled = Object.keys(waiting).length === 0;
    return waiting;
  }

  private waiting(count: (progress: Progress) => number): Promise<Faults> {
    return this.collect(async (upstream) => {
      const told = await upstream.progress();
      if (!told) return undefined;
      const { status, text } = told;
      if (status !== 200) return 'does not tell its events';
      const waiting = count(JSON.parse(text) as Progress);
      return waiting === 0 ? undefined : `${waiting} events waiting`;
    });
  }

  private async collect(ask: (upstream: Upstream) => Promise<string | undefined>): Promise<Faults> {
    const faults = await Promise.all(
      this.upstreams.all.map(
        async (upstream) => [upstream.service, await ask(upstream).catch(() => 'does not answer')] as const,
      ),
    );
    return Object.fromEntries(faults.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}
