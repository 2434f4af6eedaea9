import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { quantile } from '../statistics';
import type { Job, Load } from './job';

/** Drives HTTP load from a process of its own. */
export class LoadGenerator {
  private readonly child: ChildProcess = fork(join(__dirname, 'generator.js'));
  private readonly shares: number[] = [];

  /** @throws Error where not every answer was a good one */
  async run(job: Job): Promise<Load> {
    this.child.send(job);
    const [{ load, error }] = (await once(this.child, 'message')) as [{ load?: Load; error?: string }];
    if (!load) throw new Error(error);
    this.shares.push(load.share);
    return load;
  }

  /** A sentence on what the generator took at most, for it must not be what is measured. */
  get effort(): string {
    return `The load generator (autocannon) took up to ${Math.round(quantile(this.shares, 1) * 100)} % of a core.`;
  }

  close(): void {
    this.child.disconnect();
  }
}
