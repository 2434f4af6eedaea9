import { setImmediate as turn } from 'node:timers/promises';
import type { InboundMessage, BatchHandler } from '../event-transport';

/** Most events that are handed over together. */
const most = 50;
/** Past so many waiting events, whoever brings more waits too. */
const enough = 400;
const mostLanes = 4;

interface Portion {
  partition: string;
  events: InboundMessage[];
  done(): void;
}

const sizeOf = (portions: Portion[]): number => portions.reduce((sum, { events }) => sum + events.length, 0);

/**
 * Hands over what partitions bring, each partition in its order: the few events that several have at a time together,
 * since a transaction for each of them would cost as much as one for all. Where more waits than one lane takes at once,
 * others open beside it.
 */
export class Lanes {
  private waiting: Portion[] = [];
  /** Partitions whose events are being handled; what they bring now waits for that. */
  private readonly inHand = new Set<string>();
  private readonly open = new Set<Promise<void>>();
  private room: (() => void)[] = [];

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
    for (let from = 0; from < events.length; from += most) {
      const portion = events.slice(from, from + most);
      this.waiting.push({ partition, events: portion, done: () => done(portion[portion.length - 1]) });
    }
    if (this.open.size === 0 || (this.open.size < mostLanes && sizeOf(this.waiting) > most)) this.openLane();
    if (sizeOf(this.waiting) > enough) await new Promise<void>((resolve) => this.room.push(resolve));
  }

  /** Forgets what waits; resolves once what is in hand is done with. */
  async clear(): Promise<void> {
    this.waiting = [];
    this.makeRoom();
    await Promise.all(this.open);
  }

  private openLane(): void {
    const lane = this.work().finally(() => this.open.delete(lane));
    this.open.add(lane);
  }

  private async work(): Promise<void> {
    // partitions that were fetched together come one after the other within this turn
    await turn();
    for (let portions = this.next(); portions.length > 0; portions = this.next()) {
      const partitions = new Set(portions.map(({ partition }) => partition));
      partitions.forEach((partition) => this.inHand.add(partition));
      try {
        await this.handle(portions.flatMap(({ events }) => events));
        portions.forEach(({ done }) => done());
      } catch (error) {
        this.waiting = [];
        this.failed(error);
      }
      partitions.forEach((partition) => this.inHand.delete(partition));
      this.makeRoom();
    }
  }

  /** Takes what waits first of the partitions that are in nobody's hand, as much as goes together. */
  private next(): Portion[] {
    const chosen: Portion[] = [];
    let events = 0;
    for (const portion of this.waiting.filter(({ partition }) => !this.inHand.has(partition))) {
      events += portion.events.length;
      if (chosen.length > 0 && events > most) break;
      chosen.push(portion);
    }
    this.waiting = this.waiting.filter((portion) => !chosen.includes(portion));
    return chosen;
  }

  private makeRoom(): void {
    if (sizeOf(this.waiting) > enough) return;
    this.room.forEach((resolve) => resolve());
    this.room = [];
  }
}
