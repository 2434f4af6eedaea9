import type { DataSource } from 'typeorm';
import { poolOf } from './data-source';
import { runPrepared } from './statement';
import { WriteSet } from './write-set';

interface Waiting {
  writes: WriteSet;
  done: () => void;
  failed: (error: unknown) => void;
}

interface Queue {
  waiting: Waiting[];
  underWay: number;
}

/** So many share one statement. */
const most = 16;

/**
 * Commits the new rows of several requests together: while one statement is under way, those that come gather for the next.
 * One that fails is sent again one by one, so that the fault of one is nobody else's.
 */
export class SharedInserts {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly dataSource: DataSource) {}

  /** @throws what the database answers to this one's rows */
  commit(kind: string, writes: WriteSet): Promise<void> {
    const queue = this.queues.get(kind) ?? { waiting: [], underWay: 0 };
    this.queues.set(kind, queue);
    return new Promise((done, failed) => {
      queue.waiting.push({ writes, done, failed });
      if (queue.underWay === 0 || queue.waiting.length >= most) void this.send(kind, queue);
    });
  }

  private async send(kind: string, queue: Queue): Promise<void> {
    const members = queue.waiting.splice(0, most);
    queue.underWay += 1;
    await this.together(members);
    queue.underWay -= 1;
    if (queue.waiting.length > 0) void this.send(kind, queue);
    else if (queue.underWay === 0) this.queues.delete(kind);
  }

  private async together(members: Waiting[]): Promise<void> {
    try {
      const { text, values } = WriteSet.together(members.map(({ writes }) => writes));
      await runPrepared(poolOf(this.dataSource) as never, text, values, 1_000);
      for (const { done } of members) done();
    } catch (error) {
      if (members.length > 1 && refused(error)) await Promise.all(members.map((member) => this.together([member])));
      else for (const { failed } of members) failed(error);
    }
  }
}
/** Whether the database said no; a lost connection may have lost its yes. */
const refused = (error: unknown): boolean => (error as { severity?: string } | undefined)?.severity === 'ERROR';
