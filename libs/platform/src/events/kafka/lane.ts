import { setImmediate as turn } from 'node:timers/promises';
import type { Delivered, Handle } from '../carrier';

/** Most events that are handed over together. */
const most = 50;
/** Past so many waiting events, whoever brings more waits too. */
const enough = 200;

interface Portion {
  events: Delivered[];
  done(): void;
}

/**
 * Hands over what the partitions of one lane bring, in the order it came: the few events that several partitions have at
 * a time together, since a transaction for each of them would cost as much as one for all.
 */
export class Lane {
  private waiting: Portion[] = [];
  private count = 0;
  private busy?: Promise<void>;
  private room: (() => void)[] = [];

  /** @param failed told when events could not be handed over; they come again from where they were read */
  constructor(
    private readonly handle: Handle,
    private readonly failed: (error: unknown) => void,
  ) {}

  /**
   * Takes events in; resolves once there is room for more.
   * @param done called when they are done with
   */
  async add(events: Delivered[], done: (last: Delivered) => void): Promise<void> {
    for (let from = 0; from < events.length; from += most) {
      const portion = events.slice(from, from + most);
      this.waiting.push({ events: portion, done: () => done(portion[portion.length - 1]) });
    }
    this.count += events.length;
    this.busy ??= this.work().finally(() => (this.busy = undefined));
    if (this.count > enough) await new Promise<void>((resolve) => this.room.push(resolve));
  }

  /** Forgets what waits; resolves once what is in hand is done with. */
  async clear(): Promise<void> {
    this.waiting = [];
    this.count = 0;
    this.makeRoom();
    await this.busy;
  }

  private async work(): Promise<void> {
    // partitions that were fetched together come one after the other within this turn
    await turn();
    while (this.waiting.length > 0) {
      const portions = this.next();
      const events = portions.flatMap((portion) => portion.events);
      try {
        await this.handle(events);
        portions.forEach(({ done }) => done());
      } catch (error) {
        this.waiting = [];
        this.failed(error);
      }
      this.count = this.waiting.reduce((sum, portion) => sum + portion.events.length, 0);
      this.makeRoom();
    }
  }

  private next(): Portion[] {
    let [portions, events] = [0, 0];
    do events += this.waiting[portions++].events.length;
    while (portions < this.waiting.length && events + this.waiting[portions].events.length <= most);
    return this.waiting.splice(0, portions);
  }

  private makeRoom(): void {
    if (this.count > enough) return;
    this.room.forEach((resolve) => resolve());
    this.room = [];
  }
}
