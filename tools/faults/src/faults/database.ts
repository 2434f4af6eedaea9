import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemUnderFaults } from '../system';
import type { Fault } from './fault';

const services = ['lead', 'meeting', 'assignment', 'asset-requirement'];

/** A database that is down has its fault already. */
async function whileItAnswers(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

const holdOpen = (system: SystemUnderFaults, service: string, seconds: number): Promise<unknown> =>
  system.withDatabase(service, async (client) => {
    await client.query('BEGIN; CREATE TEMPORARY TABLE held (n int) ON COMMIT DROP; INSERT INTO held VALUES (1)');
    await sleep(seconds * 1_000);
    await client.query('ROLLBACK');
  });

export const databaseFaults: Fault[] = [
  {
    code: 'F6',
    name: 'all connections of a service end',
    async inject(system, chance) {
      const target = chance.pick(services);
      const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`;
      await whileItAnswers(system.withDatabase(target, (client) => client.query(sql)));
      return target;
    },
  },
  {
    code: 'F9',
    name: 'a writing transaction stays open',
    async inject(system, chance) {
      const target = chance.pick(services);
      await whileItAnswers(holdOpen(system, target, 8 + chance.integer(12)));
      return target;
    },
  },
];
