import { Client } from 'pg';
import type { OutboxListener } from '../persistence/unit-of-work';

const minIntervalMs = 2;

/**
 * Wakes the relay by NOTIFY after commits, at most once in 2 ms, from a connection of its own: inside the business
 * transaction a NOTIFY costs two thirds of the throughput. A lost notification does no harm, since the relay also polls.
 */
export class OutboxNotifier implements OutboxListener {
  private client?: Promise<Client>;
  private pending = false;
  private timer?: NodeJS.Timeout;
  private last = -Infinity;
  private closed = false;
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly url: string) {}

  wake(): void {
    if (this.pending || this.closed) return;
    this.pending = true;
    const rest = this.last + minIntervalMs - performance.now();
    if (rest <= 0) this.send();
    else this.timer = setTimeout(() => this.send(), rest);
  }

  private send(): void {
    this.pending = false;
    this.last = performance.now();
    this.sending = this.sending.then(() => this.notify());
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.sending;
    const client = await this.client?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  private async notify(): Promise<void> {
    try {
      const client = await (this.client ??= this.connect());
      await client.query('NOTIFY outbox');
    } catch {
      this.client = undefined;
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, application_name: 'notify', query_timeout: 2_000 });
    client.on('error', () => (this.client = undefined));
    await client.connect();
    return client;
  }
}
