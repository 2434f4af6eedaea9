import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemUnderFaults } from './system';

const giveUpMs = 180_000;

interface Waiting {
  outbox: number;
  lag: Record<string, number | undefined>;
}

/** Work that takes its time and that nothing is compared with. */
const unhurried = ['render-document', 'send-mail'];

/** Whether events or jobs of a service still wait. */
async function waits(system: SystemUnderFaults, service: string, managementUrl: string): Promise<boolean> {
  const response = await fetch(`${managementUrl}/health/events`, { signal: AbortSignal.timeout(2_000) });
  const { outbox, lag } = (await response.json()) as Waiting;
  if (outbox > 0 || Object.values(lag).some((events) => events !== 0)) return true;
  const due = `SELECT count(*)::int AS jobs FROM job WHERE state <> 'dead' AND (ready_at <= now() OR state = 'running') AND kind <> ALL($1::text[])`;
  const { rows } = await system.withDatabase(service, (client) => client.query<{ jobs: number }>(due, [unhurried]));
  return rows[0].jobs > 0;
}

/** Waits until every service answers and nothing waits in any outbox, group or job table, twice in a row. */
export async function settle(system: SystemUnderFaults): Promise<number | undefined> {
  const began = performance.now();
  for (let quiet = 0; performance.now() - began < giveUpMs; await sleep(500)) {
    const { services } = system.running;
    const all = await Promise.all(
      Object.entries(services).map(([name, { managementUrl }]) => waits(system, name, managementUrl).catch(() => true)),
    );
    quiet = all.includes(true) ? 0 : quiet + 1;
    if (quiet === 2) return Math.round(performance.now() - began);
  }
  return undefined;
}
