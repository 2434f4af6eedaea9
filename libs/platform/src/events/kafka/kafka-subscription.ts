import { failpoint } from '../../telemetry/failpoints';
import type { Logger } from '../../telemetry/logger';
import { WakeSignal } from '../wake-signal';
import type { InboundMessage, Subscription, SubscriptionOptions } from '../event-transport';
import { beating } from './beating';
import { type Batch, type Connection, openConsumer } from './kafkajs';
import { lagOf } from './lag';
import { Lanes } from './lanes';
import { Positions } from './positions';

const commitEvery = 500;
/** Partitions that may be brought at once; all of them, so that what they have comes together. */
const concurrency = 48;
/** A member that has heard nothing for so long does not hear: a client may hang without saying so. */
const silence = 45_000;
const longestBackOff = 5_000;
const stopPatience = 5_000;

type Consumer = Awaited<ReturnType<typeof openConsumer>>;

/**
 * One member of a consumer group: connects in the background, and anew after a crash. Offsets are written by a timer,
 * before a rebalance and at the end, never on the way of an event: what then comes again, the inbox knows.
 */
export class KafkaSubscription implements Subscription {
  private readonly positions = new Positions();
  private readonly waker = new WakeSignal();
  private readonly lanes: Lanes;
  private consumer?: Consumer;
  private crash?: unknown;
  private lastError?: string = 'not connected yet';
  private lastSign = 0;
  /** Grows with each assignment of partitions; what was read before belongs to the one before. */
  private generation = 0;
  private stopping = false;
  private running?: Promise<void>;

  constructor(
    private readonly connection: Connection,
    private readonly logger: Logger,
    private readonly options: SubscriptionOptions,
  ) {
    this.lanes = new Lanes(
      (events) => this.handle(events),
      (error) => this.crashed(error),
    );
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.waker.wake();
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
        await this.member();
      } catch (error) {
        this.lastError = String(error);
        this.logger.warn({ error: this.lastError, group: this.options.group }, 'reading events failed, trying again');
      }
      await this.close();
      if (performance.now() - since > 60_000) delay = 250;
      if (!this.stopping) await this.waker.wait(delay);
      delay = Math.min(delay * 2, longestBackOff);
    }
  }

  /** A membership from beginning to end; resolves when stopping, rejects when it crashed. */
  private async member(): Promise<void> {
    const { group, topics } = this.options;
    this.crash = undefined;
    this.lastSign = performance.now();
    this.consumer = await openConsumer(this.connection, group, topics, concurrency, {
      batch: (batch) => this.batch(batch),
      joined: () => this.begin(),
      leaving: () => void this.commit(),
      alive: () => void (this.lastSign = performance.now()),
      crashed: (error) => this.crashed(error),
    });
    while (!this.stopping) {
      await this.waker.wait(commitEvery);
      if (this.crash !== undefined) throw this.crash;
      if (performance.now() - this.lastSign > silence) throw new Error(`nothing heard for ${silence / 1_000} s`);
      await this.commit();
    }
  }

  private crashed(error: unknown): void {
    this.crash ??= error;
    this.waker.wake();
  }

  private begin(): void {
    this.generation += 1;
    void this.lanes.clear();
    this.positions.forget();
    this.lastSign = performance.now();
    this.lastError = undefined;
  }

  /** Events are read on while these are being handled; an offset counts once its event is done with. */
  private async batch(batch: Batch): Promise<void> {
    const { topic, partition, events } = batch;
    if (this.stopping || this.crash !== undefined || !batch.isRunning()) return;
    const { generation } = this;
    const done = ({ position }: InboundMessage): void => {
      if (generation === this.generation) this.positions.note(topic, partition, String(BigInt(position) + 1n));
    };
    batch.resolve(events[events.length - 1].position);
    await beating(batch, this.lanes.add(events, done));
  }

  private async handle(events: InboundMessage[]): Promise<void> {
    await this.options.handle(events);
    await failpoint('consumer.handled');
  }

  private async commit(): Promise<void> {
    const offsets = this.positions.unwritten();
    if (!this.consumer || offsets.length === 0) return;
    try {
      await this.consumer.commitOffsets(offsets);
      this.positions.wrote(offsets);
    } catch (error) {
      this.logger.debug({ error: String(error), group: this.options.group }, 'offsets could not be written yet');
    }
  }

  /** What is in hand is finished, what waits is left; then the group is told. */
  private async close(): Promise<void> {
    await this.lanes.clear();
    const { consumer } = this;
    if (!consumer) return;
    await Promise.race([this.commit().then(() => consumer.disconnect()), patience()]).catch(() => undefined);
    this.consumer = undefined;
    this.positions.forget();
  }
}

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, stopPatience).unref());
