import type { Chance } from '@ovipro/seed';
import type { SystemUnderFaults } from '../system';

/** Something that breaks, and is whole again when `inject` resolves or its cause is gone. */
export interface Fault {
  /** As in the design: `F6`. */
  code: string;
  name: string;
  /** @returns what it hit, as in `lead` */
  inject(system: SystemUnderFaults, chance: Chance): Promise<string>;
}

/** Sends a signal to a process of the system, if it runs. */
export function signal(system: SystemUnderFaults, name: string, which: NodeJS.Signals): boolean {
  const pid = system.pidOf(name);
  if (pid === undefined) return false;
  try {
    return process.kill(pid, which);
  } catch {
    // it ended in between
    return false;
  }
}
