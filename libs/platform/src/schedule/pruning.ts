import type { EventTransport } from '../events/event-transport';
import { schedule, type ScheduledWork } from './schedule';

const key = 'pruning';
const pause = 600_000;
const portion = 5_000;

/** What the platform keeps for a time: idempotency records 24 h, inbox rows 30 days, finished orders 30 days. */
const rules = [
  { table: 'idempotency', id: 'id', column: 'created_at', hours: 24 },
  { table: 'inbox', id: 'ctid', column: 'received_at', hours: 30 * 24 },
  { table: 'consumer_command', id: 'id', column: 'done_at', hours: 30 * 24 },
];

/** Removes what has served its time, a portion at a time, every ten minutes. */
export const pruning = (transport: Pick<EventTransport, 'tidy'>): ScheduledWork => ({
  kind: key,
  recurs: true,
  async run(tx) {
    await transport.tidy();
    let full = false;
    for (const { table, id, column, hours } of rules) {
      const before = new Date(tx.now.getTime() - hours * 3_600_000);
      const removed = await tx.execute(
        `DELETE FROM ${table} WHERE ${id} IN (SELECT ${id} FROM ${table} WHERE ${column} < $1 LIMIT ${portion})`,
        [before],
      );
      full ||= removed === portion;
    }
    await schedule.at(tx, key, key, new Date(tx.now.getTime() + (full ? 1_000 : pause)));
  },
});
