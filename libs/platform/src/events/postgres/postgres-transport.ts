import type { Topic } from '@ovipro/contracts';
import { Pool } from 'pg';
import type { Logger } from '../../telemetry/logger';
import type {
  EventTransport,
  OutboundMessage,
  Subscription,
  SubscriptionOptions,
  MessageListener,
} from '../event-transport';
import { readLog, tidyLog } from './log';
import { PostgresSubscription } from './postgres-subscription';

/** One append-only table in a database of its own: the event transport for one machine and small installations. */
export class PostgresTransport implements EventTransport {
  private readonly pool: Pool;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {
    this.pool = new Pool({
      connectionString: url,
      max: 3,
      application_name: 'events',
      connectionTimeoutMillis: 3_000,
      query_timeout: 10_000,
      statement_timeout: 3_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    });
    this.pool.on('error', (err) => {
      logger.warn({ event: 'transport.connection_lost', err }, 'connection to the event log lost');
    });
  }

  async publish(batch: OutboundMessage[]): Promise<void> {
    const columns = [
      batch.map((event) => event.topic),
      batch.map((event) => event.key),
      batch.map((event) => event.eventId),
      batch.map((event) => JSON.stringify(event.headers)),
      batch.map((event) => event.payload),
    ];
    await this.pool.query({ name: 'append', text: 'SELECT append_events($1, $2, $3, $4, $5)', values: columns });
    await this.pool.query('NOTIFY event_log');
  }

  subscribe(options: SubscriptionOptions): Subscription {
    const subscription = new PostgresSubscription(this.url, this.pool, this.logger, options);
    subscription.start();
    return subscription;
  }

  async read(topics: string[], from: 'start' | 'end', listener: MessageListener, follow?: AbortSignal): Promise<void> {
    let position = from === 'end' ? await this.end() : '0';
    for (;;) {
      const events = await readLog(this.pool, topics, position, 500);
      for (const event of events) await listener(event);
      position = events.at(-1)?.position ?? position;
      if (events.length > 0) continue;
      if (!follow || follow.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private async end(): Promise<string> {
    const { rows } = await this.pool.query<{ p: string }>(
      'SELECT coalesce(max(position), 0)::text AS p FROM event_log',
    );
    return rows[0].p;
  }

  async declare(topics: Topic[]): Promise<void> {
    for (const topic of topics) {
      await this.pool.query(
        `INSERT INTO event_topic VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE
         SET compacted = excluded.compacted, retention_days = excluded.retention_days`,
        [topic.name, topic.compacted, topic.retentionDays],
      );
    }
  }

  tidy(): Promise<void> {
    return tidyLog(this.pool);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
