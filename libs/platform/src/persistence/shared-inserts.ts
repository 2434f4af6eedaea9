import { DatabaseError } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './data-source';
import type { Statement } from './insertion';
import { runPrepared } from './statement';
import { MAX_SHARED_VALUES, WriteSet } from './write-set';

interface Waiting {
  writes: WriteSet;
  done: () => void;
  failed: (error: unknown) => void;
}

interface Queue {
  waiting: Waiting[];
  /** How many statements the waiting wait for; one that takes too long counts no more. */
  underWay: number;
}

/** The most transactions that share one statement. */
const MAX_BATCH = 16;
/** A statement that takes longer, because of a lock, no longer holds up those that wait. */
const batchWaitMs = 50;

/**
 * Commits what is one statement. New rows of several requests go together: while one statement is under way, those that
 * come gather for the next. One that fails is sent again one by one, so that the fault of one is nobody else's.
 */
export class SharedInserts {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly dataSource: DataSource) {}

  /** @throws what the database answers to these writes */
  commit(writes: WriteSet): Promise<void> {
    const { batchKey } = writes;
    return batchKey === undefined ? this.run(writes.statement) : this.gather(batchKey, writes);
  }

  private gather(batchKey: string, writes: WriteSet): Promise<void> {
    const queue = this.queues.get(batchKey) ?? { waiting: [], underWay: 0 };
    this.queues.set(batchKey, queue);
    return new Promise((done, failed) => {
      queue.waiting.push({ writes, done, failed });
      if (queue.underWay === 0 || queue.waiting.length >= MAX_BATCH) void this.send(batchKey, queue);
    });
  }

  private async send(batchKey: string, queue: Queue): Promise<void> {
    const members = queue.waiting.splice(0, MAX_BATCH);
    queue.underWay += 1;
    await atMost(batchWaitMs, this.writeBatch(members));
    queue.underWay -= 1;
    if (queue.waiting.length > 0) void this.send(batchKey, queue);
    else if (queue.underWay === 0) this.queues.delete(batchKey);
  }

  private async writeBatch(members: Waiting[]): Promise<void> {
    try {
      await this.run(WriteSet.mergeInserts(members.map(({ writes }) => writes)), MAX_BATCH * MAX_SHARED_VALUES);
      for (const { done } of members) done();
    } catch (error) {
      if (members.length > 1 && refused(error)) await Promise.all(members.map((member) => this.writeBatch([member])));
      else for (const { failed } of members) failed(error);
    }
  }

  /** As `pool.query`, which also gives up the connection of a statement that was refused. */
  private async run({ text, values }: Statement, mostPrepared?: number): Promise<void> {
    const client = await poolOf(this.dataSource).connect();
    let lost = false;
    try {
      await runPrepared(client, text, values, mostPrepared);
    } catch (error) {
      lost = !refused(error);
      throw error;
    } finally {
      client.release(lost);
    }
  }
}

/** Waits for `work`, but not for ever; `work` goes on. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** Whether the database said no; a lost connection may have lost its yes, and a server that only reads now is not the one to ask. */
const refused = (error: unknown): boolean =>
  error instanceof DatabaseError && !/^(08|57P|25006)/.test(error.code ?? '08');
