import { setImmediate as nextEventLoopTurn } from 'node:timers/promises';
import type { InboundMessage, BatchHandler } from '../event-transport';

/** Most events that are handed over together. */
const batchSize = 50;
/** Past so many waiting events, whoever brings more waits too. */
const maxWaiting = 400;
const maxWorkers = 4;

interface Chunk {
  partition: string;
  events: InboundMessage[];
  done(): void;
}

const sizeOf = (chunks: Chunk[]): number => chunks.reduce((sum, { events }) => sum + events.length, 0);

/**
 * Hands over what partitions bring, each partition in its order: the few events that several have at a time together,
 * since a transaction for each of them would cost as much as one for all. Where more waits than one lane takes at once,
 * others open beside it.
 */
export class PartitionScheduler {
  private waiting: Chunk[] = [];
  /** Partitions whose events are being handled; what they bring now waits for that. */
  private readonly busyPartitions = new Set<string>();
  private readonly workers = new Set<Promise<void>>();
  private blockedAdds: (() => void)[] = [];

  /** @param failed told when events could not be handed over; they come again from where they were read */
  constructor(
    private readonly handle: BatchHandler,
    private readonly failed: (error: unknown) => void,
  ) {}

  /**
   * Takes in events of one partition; resolves once there is room for more.
   * @param done called when they are done with
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

  /** Forgets what waits; resolves once what is in hand is done with. */
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
    // partitions that were fetched together come one after the other within this turn
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

  /** Takes what waits first of the partitions that are in nobody's hand, as much as goes together. */
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
