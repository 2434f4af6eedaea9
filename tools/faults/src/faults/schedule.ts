import { Chance } from '@ovipro/seed';
import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history';
import type { SystemUnderFaults } from '../system';
import type { Fault } from './fault';

/** Injects faults one after the other, by chance, until it is told that the load has ended. */
export class Schedule {
  private ended = false;

  constructor(
    private readonly system: SystemUnderFaults,
    private readonly faults: Fault[],
    private readonly history: History,
    private readonly seed: number,
  ) {}

  /** @param seconds between two faults, at least and at most */
  async run([least, most]: readonly [number, number], limit: number): Promise<void> {
    for (let number = 0; number < limit && !this.ended; number += 1) {
      const chance = Chance.one('fault', this.seed, number);
      await this.pause(least + chance.share() * (most - least));
      if (this.ended) return;
      const fault = chance.pick(this.faults);
      const from = this.history.now();
      const target = await fault.inject(this.system, chance);
      this.history.injected({ fault: `${fault.code} ${fault.name}`, target, from, to: this.history.now() });
    }
  }

  end(): void {
    this.ended = true;
  }

  private async pause(seconds: number): Promise<void> {
    for (const end = performance.now() + seconds * 1_000; performance.now() < end && !this.ended; ) await sleep(50);
  }
}
