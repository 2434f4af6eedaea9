import type { Pool } from 'pg';
import { Leadership } from '../../persistence/leadership';
import { failpoint } from '../../telemetry/failpoints';
import type { Logger } from '../../telemetry/logger';
import { WakeSignal } from '../wake-signal';
import type { InboundMessage, Subscription, SubscriptionOptions } from '../event-transport';
import { countAfter, readLog } from './log';

const readBatchSize = 200;
const handleBatchSize = 50;
/** Notifications arrive on the leadership connection, whose heartbeat is checked each second, so they are rarely lost. */
const idlePollMs = 1_000;
const saveEveryMs = 500;

/** A consumer group that reads the event log: one active member by leadership; its position is saved on a timer. */
export class PostgresSubscription implements Subscription {
  private readonly leadership: Leadership;
  private readonly wakeSignal = new WakeSignal();
  private position?: string;
  private saved?: string;
  private savedAt = 0;
  private stopping = false;
  private running?: Promise<void>;
  private lastError?: string;

  constructor(
    url: string,
    private readonly pool: Pool,
    private readonly logger: Logger,
    private readonly options: SubscriptionOptions,
  ) {
    const wake = () => this.wakeSignal.wake();
    const lost = () => (this.position = undefined);
    const listener = { channel: 'event_log', gained: wake, notified: wake, lost };
    this.leadership = new Leadership(url, `group ${options.group}`, logger, listener);
  }

  start(): void {
    this.leadership.start();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeSignal.wake();
    await this.running;
    await this.save().catch(() => undefined);
    await this.leadership.stop();
  }

  async lag(): Promise<number | undefined> {
    const { rows } = await this.pool.query<{ position: string }>(
      'SELECT position FROM group_position WHERE name = $1',
      [this.options.group],
    );
    return countAfter(this.pool, this.options.topics, this.position ?? rows[0]?.position ?? '0');
  }

  fault(): string | undefined {
    return this.lastError;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const handled = this.leadership.connection ? await this.turn() : 0;
        this.lastError = undefined;
        if (handled === 0) await this.wakeSignal.wait(idlePollMs);
      } catch (err) {
        if (this.stopping) return;
        this.lastError = String(err);
        this.position = undefined;
        const about = { event: 'consumer.read_failed', err, group: this.options.group };
        this.logger.warn(about, 'reading events failed, trying again');
        await this.wakeSignal.wait(1_000);
      }
    }
  }

  /** Reads and handles one batch. @returns the number of events handled */
  private async turn(): Promise<number> {
    const { group, topics } = this.options;
    this.position ??= await this.load(group);
    const events = await readLog(this.pool, topics, this.position, readBatchSize);
    for (let from = 0; from < events.length; from += handleBatchSize) {
      if (this.stopping || !this.leadership.connection) return 0;
      await this.handle(events.slice(from, from + handleBatchSize));
    }
    if (performance.now() - this.savedAt > saveEveryMs) await this.save();
    return events.length;
  }

  private async handle(events: InboundMessage[]): Promise<void> {
    await this.options.handle(events);
    await failpoint('consumer.handled');
    this.position = events.at(-1)?.position;
  }

  private async load(group: string): Promise<string> {
    const { rows } = await this.pool.query<{ position: string }>(
      'SELECT position FROM group_position WHERE name = $1',
      [group],
    );
    this.saved = rows[0]?.position ?? '0';
    return this.saved;
  }

  /** Never moves the group's position back: a member that was suspended may wake with an old one. */
  private async save(): Promise<void> {
    this.savedAt = performance.now();
    if (this.position === undefined || this.position === this.saved) return;
    const position = this.position;
    await this.pool.query(
      `INSERT INTO group_position AS old VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET position = greatest(old.position, excluded.position)`,
      [this.options.group, position],
    );
    this.saved = position;
  }
}
