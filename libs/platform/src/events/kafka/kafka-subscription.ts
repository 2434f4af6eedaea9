import { failpoint } from '../../telemetry/failpoints';
import type { Logger } from '../../telemetry/logger';
import { WakeSignal } from '../wake-signal';
import type { InboundMessage, Subscription, SubscriptionOptions } from '../event-transport';
import { withHeartbeat } from './with-heartbeat';
import { type Batch, type Connection, openConsumer } from './kafkajs';
import { lagOf } from './lag';
import { PartitionScheduler } from './partition-scheduler';
import { OffsetTracker } from './offset-tracker';

const commitEveryMs = 500;
/** Partitions that may be brought at once; all of them, so that what they have comes together. */
const maxConcurrentPartitions = 48;
/** A member that has heard nothing for so long does not hear: a client may hang without saying so. */
const silentAfterMs = 45_000;
const maxBackOffMs = 5_000;
const stopTimeoutMs = 5_000;

type Consumer = Awaited<ReturnType<typeof openConsumer>>;

/**
 * One member of a consumer group: connects in the background, and anew after a crash. Offsets are written by a timer,
 * before a rebalance and at the end, never on the way of an event: what then comes again, the inbox knows.
 */
export class KafkaSubscription implements Subscription {
  private readonly offsets = new OffsetTracker();
  private readonly wakeSignal = new WakeSignal();
  private readonly scheduler: PartitionScheduler;
  private consumer?: Consumer;
  private crash?: unknown;
  private lastError?: string = 'not connected yet';
  private lastHeardAt = 0;
  /** Grows with each assignment of partitions; what was read before belongs to the one before. */
  private generation = 0;
  private stopping = false;
  private running?: Promise<void>;

  constructor(
    private readonly connection: Connection,
    private readonly logger: Logger,
    private readonly options: SubscriptionOptions,
  ) {
    this.scheduler = new PartitionScheduler(
      (events) => this.handle(events),
      (error) => this.crashed(error),
    );
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeSignal.wake();
    await this.running;
  }

  async lag(): Promise<number | undefined> {
    const { group, topics } = this.options;
    return lagOf(this.connection, group, topics).catch(() => undefined);
  }

  fault(): string | undefined {
    return this.lastError;
  }

  private async run(): Promise<void> {
    for (let delay = 250; !this.stopping; ) {
      const since = performance.now();
      try {
        await this.runMembership();
      } catch (error) {
        this.lastError = String(error);
        this.logger.warn({ error: this.lastError, group: this.options.group }, 'reading events failed, trying again');
      }
      await this.close();
      if (performance.now() - since > 60_000) delay = 250;
      if (!this.stopping) await this.wakeSignal.wait(delay);
      delay = Math.min(delay * 2, maxBackOffMs);
    }
  }

  /** A membership from beginning to end; resolves when stopping, rejects when it crashed. */
  private async runMembership(): Promise<void> {
    const { group, topics } = this.options;
    this.crash = undefined;
    this.lastHeardAt = performance.now();
    this.consumer = await openConsumer(this.connection, group, topics, maxConcurrentPartitions, {
      batch: (batch) => this.batch(batch),
      joined: () => this.partitionsAssigned(),
      leaving: () => void this.commit(),
      alive: () => void (this.lastHeardAt = performance.now()),
      crashed: (error) => this.crashed(error),
    });
    while (!this.stopping) {
      await this.wakeSignal.wait(commitEveryMs);
      if (this.crash !== undefined) throw this.crash;
      if (performance.now() - this.lastHeardAt > silentAfterMs)
        throw new Error(`nothing heard for ${silentAfterMs / 1_000} s`);
      await this.commit();
    }
  }

  private crashed(error: unknown): void {
    this.crash ??= error;
    this.wakeSignal.wake();
  }

  private partitionsAssigned(): void {
    this.generation += 1;
    void this.scheduler.clear();
    this.offsets.clear();
    this.lastHeardAt = performance.now();
    this.lastError = undefined;
  }

  /** Events are read on while these are being handled; an offset counts once its event is done with. */
  private async batch(batch: Batch): Promise<void> {
    const { topic, partition, events } = batch;
    if (this.stopping || this.crash !== undefined || !batch.isRunning()) return;
    const { generation } = this;
    const done = ({ position }: InboundMessage): void => {
      if (generation === this.generation) this.offsets.advance(topic, partition, String(BigInt(position) + 1n));
    };
    batch.resolve(events[events.length - 1].position);
    await withHeartbeat(batch, this.scheduler.add(events, done));
  }

  private async handle(events: InboundMessage[]): Promise<void> {
    await this.options.handle(events);
    await failpoint('consumer.handled');
  }

  private async commit(): Promise<void> {
    const offsets = this.offsets.uncommitted();
    if (!this.consumer || offsets.length === 0) return;
    try {
      await this.consumer.commitOffsets(offsets);
      this.offsets.markCommitted(offsets);
    } catch (error) {
      this.logger.debug({ error: String(error), group: this.options.group }, 'offsets could not be written yet');
    }
  }

  /** What is in hand is finished, what waits is left; then the group is told. */
  private async close(): Promise<void> {
    await this.scheduler.clear();
    const { consumer } = this;
    if (!consumer) return;
    await Promise.race([this.commit().then(() => consumer.disconnect()), stopTimeout()]).catch(() => undefined);
    this.consumer = undefined;
    this.offsets.clear();
  }
}

const stopTimeout = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, stopTimeoutMs).unref());
