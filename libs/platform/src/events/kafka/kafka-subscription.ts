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
/** Partitions that kafkajs may deliver at once: all of them, so that their events share batches. */
const maxConcurrentPartitions = 48;
/** A client that has received nothing for so long hangs, though it reports no error: the membership is begun anew. */
const silentAfterMs = 45_000;
const maxBackOffMs = 5_000;
const stopTimeoutMs = 5_000;

type Consumer = Awaited<ReturnType<typeof openConsumer>>;

/**
 * One member of a consumer group; connects in the background, and again after a crash. Offsets are committed on a timer,
 * before a rebalance and at the end, never per event: an event that comes again is a duplicate that the inbox knows.
 */
export class KafkaSubscription implements Subscription {
  private readonly offsets = new OffsetTracker();
  private readonly wakeSignal = new WakeSignal();
  private readonly scheduler: PartitionScheduler;
  private consumer?: Consumer;
  private crash?: unknown;
  private lastError?: string = 'not connected yet';
  private lastHeardAt = 0;
  /** Counts the assignments of partitions; offsets of an earlier assignment are not committed. */
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
      } catch (err) {
        this.lastError = String(err);
        const about = { event: 'consumer.read_failed', err, group: this.options.group };
        this.logger.warn(about, 'reading events failed, trying again');
      }
      await this.close();
      if (performance.now() - since > 60_000) delay = 250;
      if (!this.stopping) await this.wakeSignal.wait(delay);
      delay = Math.min(delay * 2, maxBackOffMs);
    }
  }

  /** One membership of the group; resolves when stopping, rejects when the client crashed. */
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
        throw new Error(`nothing received for ${silentAfterMs / 1_000} s`);
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

  /** kafkajs goes on fetching while these events are handled; an offset may be committed once its event is handled. */
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
    } catch (err) {
      this.logger.debug(
        { event: 'consumer.commit_failed', err, group: this.options.group },
        'offsets not committed yet',
      );
    }
  }

  /** Finishes the running batches, drops the waiting events, commits, and leaves the group. */
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
