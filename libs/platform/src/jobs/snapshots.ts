import type { ConsumerCommands } from '../events/consumer-commands';
import { columnOf, tableNameOf } from '../persistence/columns';
import type { Root } from '../persistence/root';
import type { Transaction } from '../persistence/transaction';
import type { UnitOfWork } from '../persistence/unit-of-work';
import { defineJob, type Job, jobs } from './job';

const kind = 'snapshot';
const pageSize = 200;

/** How far the snapshot of a topic has come. */
interface Progress {
  /** The consumer command that asked for it. */
  commandId: string;
  /** Which of the topic's roots, in the order of the service's. */
  root: number;
  /** The last id of the page before. */
  after?: string;
  published: number;
}

/** What a consumer command for a topic's resources is addressed to. */
export const targetOf = (topic: string): string => `topic ${topic}`;

const rootsOf = (roots: Root[], topic: string): Root[] => roots.filter((root) => root.topic.name === topic);

/**
 * Publishes the present state of a topic's resources, each with its next sequence, a page to a transaction: for late
 * subscribers and restores, since seven days of a topic are not a history.
 */
export const snapshotJob = (roots: Root[]): Job =>
  defineJob<Progress & { topic: string }>({
    kind,
    concurrency: 2,
    async complete(tx, progress) {
      const { topic, root, after, published, commandId } = progress;
      const ofTopic = rootsOf(roots, topic);
      const ids = await emitPage(tx, ofTopic[root], after);
      const next = { ...progress, published: published + ids.length };
      if (ids.length === pageSize) return { payload: { ...next, after: ids.at(-1) } };
      if (root + 1 < ofTopic.length) return { payload: { ...next, root: root + 1, after: undefined } };
      await answer(tx, commandId, `${next.published} resources published`);
    },
  });

/** Publishes a page of resources in the order of their ids; answers the ids. */
async function emitPage(tx: Transaction, root: Root, after: string | undefined): Promise<string[]> {
  const query = (await tx.manager())
    .createQueryBuilder(root.entity, 'root')
    .select(`root.${root.id}`, 'id')
    .where({ ...root.where })
    .orderBy(`root.${root.id}`)
    .limit(pageSize)
    .setLock('pessimistic_write');
  if (after) query.andWhere(`root.${root.id} > :after`, { after });
  const ids = (await query.getRawMany<{ id: string }>()).map(({ id }) => id);
  const { name } = columnOf(root.entity, root.id);
  const sql = `UPDATE ${tableNameOf(root.entity)} t SET event_sequence = event_sequence + 1 WHERE ${name} = ANY($1) RETURNING t.*`;
  if (ids.length > 0) await tx.emitFrom(root, { sql, values: [ids] }, root.snapshot);
  return ids;
}

/** Arms a job for each topic whose snapshot an operator asks for; answers the commands whose job is dead. */
export async function startSnapshots(unitOfWork: UnitOfWork, roots: Root[], commands: ConsumerCommands): Promise<void> {
  const topics = new Set(roots.map((root) => root.topic.name));
  for (const topic of topics) {
    if (commands.hasPending(targetOf(topic))) await unitOfWork.run((tx) => startSnapshot(tx, topic));
  }
}

/** One command after the other: the oldest has the topic's job, until it is answered. */
async function startSnapshot(tx: Transaction, topic: string): Promise<void> {
  const [command] = await tx.query<{ id: string; command: string } | undefined>(
    `SELECT id::text AS id, command FROM consumer_command WHERE target = $1 AND done_at IS NULL
     ORDER BY consumer_command.id LIMIT 1 FOR UPDATE`,
    [targetOf(topic)],
  );
  if (!command) return;
  if (command.command !== kind) return answer(tx, command.id, `failed: no such command: ${command.command}`);
  const [job] = await tx.query<{ state: string; commandId: string; error: string } | undefined>(
    `SELECT state, payload->>'commandId' AS "commandId", error FROM job WHERE kind = $1 AND key = $2`,
    [kind, topic],
  );
  if (job?.commandId !== command.id) {
    const payload = { topic, commandId: command.id, root: 0, published: 0 };
    jobs.enqueue<Progress & { topic: string }>(tx, { kind }, { key: topic, payload });
  } else if (job.state === 'dead')
    await answer(tx, command.id, `failed, to be redriven as job ${kind} ${topic}: ${job.error}`);
}

async function answer(tx: Transaction, commandId: string, result: string): Promise<void> {
  const sql = 'UPDATE consumer_command SET done_at = now(), result = $2 WHERE id = $1 AND done_at IS NULL';
  await tx.execute(sql, [commandId, result]);
}
