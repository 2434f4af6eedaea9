import type { EventTransport } from '../events/event-transport';
import { defineJob, type Job } from './job';

const everyMs = 600_000;
const batchSize = 5_000;
const nextBatchMs = 1_000;

/** What the platform keeps for a time: idempotency records 24 h, inbox rows 30 days, finished consumer commands 30 days. */
const rules = [
  { table: 'idempotency', id: 'id', column: 'created_at', hours: 24 },
  { table: 'inbox', id: 'ctid', column: 'received_at', hours: 30 * 24 },
  { table: 'consumer_command', id: 'id', column: 'done_at', hours: 30 * 24 },
];

const pruneTables = defineJob<object>({
  kind: 'prune-tables',
  everyMs,
  async complete(tx) {
    let isFull = false;
    for (const { table, id, column, hours } of rules) {
      const before = new Date(tx.now.getTime() - hours * 3_600_000);
      const removed = await tx.execute(
        `DELETE FROM ${table} WHERE ${id} IN (SELECT ${id} FROM ${table} WHERE ${column} < $1 LIMIT ${batchSize})`,
        [before],
      );
      isFull ||= removed === batchSize;
    }
    if (isFull) return { at: new Date(tx.now.getTime() + nextBatchMs) };
  },
});

const pruneEventLog = (transport: Pick<EventTransport, 'tidy'>): Job =>
  defineJob<object>({ kind: 'prune-event-log', everyMs, timeLimitMs: 120_000, perform: () => transport.tidy() });

/** Removes what has served its time, a batch to a transaction, every ten minutes. */
export const pruningJobs = (transport: Pick<EventTransport, 'tidy'>): Job[] => [pruneTables, pruneEventLog(transport)];
