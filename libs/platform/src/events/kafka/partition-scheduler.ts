import { setImmediate as nextEventLoopTurn } from 'node:timers/promises';
import type { InboundMessage, BatchHandler } from '../event-transport';

/** Events in one transaction of the handler. */
const batchSize = 50;
/** While more events wait, `add` waits too, so that kafkajs stops fetching. */
const maxWaiting = 400;
const maxWorkers = 4;

interface Chunk {
  partition: string;
  events: InboundMessage[];
  done(): void;
}

const sizeOf = (chunks: Chunk[]): number => chunks.reduce((sum, { events }) => sum + events.length, 0);

/**
 * Batches the events of several partitions for the handler, keeping the order within each partition. One transaction for
 * the few events of many partitions costs no more than one for a single partition. When more than a batch waits, up to
 * four workers run side by side, never two on the same partition.
 */
export class PartitionScheduler {
  private waiting: Chunk[] = [];
  /** Partitions whose events are being handled; their next events wait. */
  private readonly busyPartitions = new Set<string>();
  private readonly workers = new Set<Promise<void>>();
  private blockedAdds: (() => void)[] = [];

  /** @param failed called when a batch failed; its events come again from the last committed offset */
  constructor(
    private readonly handle: BatchHandler,
    private readonly failed: (error: unknown) => void,
  ) {}

  /**
   * Queues events of one partition; resolves once there is room for more.
   * @param done called after each handled chunk with its last event
   */
  async add(events: InboundMessage[], done: (last: InboundMessage) => void): Promise<void> {
    const partition = `${events[0].topic}/${events[0].partition}`;
    for (let from = 0; from < events.length; from += batchSize) {
      const chunk = events.slice(from, from + batchSize);
      this.waiting.push({ partition, events: chunk, done: () => done(chunk[chunk.length - 1]) });
    }
    if (this.workers.size === 0 || (this.workers.size < maxWorkers && sizeOf(this.waiting) > batchSize))
      this.startWorker();
    if (sizeOf(this.waiting) > maxWaiting) await new Promise<void>((resolve) => this.blockedAdds.push(resolve));
  }

  /** Drops the waiting events; resolves once the running batches have ended. */
  async clear(): Promise<void> {
    this.waiting = [];
    this.unblockAdds();
    await Promise.all(this.workers);
  }

  private startWorker(): void {
    const worker = this.work().finally(() => this.workers.delete(worker));
    this.workers.add(worker);
  }

  private async work(): Promise<void> {
    // kafkajs calls once per partition of a fetch, all within this turn of the event loop
    await nextEventLoopTurn();
    for (let chunks = this.next(); chunks.length > 0; chunks = this.next()) {
      const partitions = new Set(chunks.map(({ partition }) => partition));
      partitions.forEach((partition) => this.busyPartitions.add(partition));
      try {
        await this.handle(chunks.flatMap(({ events }) => events));
        chunks.forEach(({ done }) => done());
      } catch (error) {
        this.waiting = [];
        this.failed(error);
      }
      partitions.forEach((partition) => this.busyPartitions.delete(partition));
      this.unblockAdds();
    }
  }

  /** Takes up to a batch of the oldest waiting events whose partitions are not busy. */
  private next(): Chunk[] {
    const chosen: Chunk[] = [];
    let events = 0;
    for (const chunk of this.waiting.filter(({ partition }) => !this.busyPartitions.has(partition))) {
      events += chunk.events.length;
      if (chosen.length > 0 && events > batchSize) break;
      chosen.push(chunk);
    }
    this.waiting = this.waiting.filter((chunk) => !chosen.includes(chunk));
    return chosen;
  }

  private unblockAdds(): void {
    if (sizeOf(this.waiting) > maxWaiting) return;
    this.blockedAdds.forEach((resolve) => resolve());
    this.blockedAdds = [];
  }
}
