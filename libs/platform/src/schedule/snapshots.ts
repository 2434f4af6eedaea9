import type { ConsumerCommands } from '../events/consumer-commands';
import type { Root } from '../persistence/root';
import type { UnitOfWork } from '../persistence/unit-of-work';

const portion = 200;

export const targetOf = (topic: string): string => `topic ${topic}`;

/**
 * Carries out the orders to publish the present state of a topic's resources, each with its next sequence: for late
 * subscribers and restores, since seven days of a topic are not a history.
 */
export async function runSnapshots(unitOfWork: UnitOfWork, roots: Root[], orders: ConsumerCommands): Promise<void> {
  for (const root of roots.filter(({ topic }) => orders.hasPending(targetOf(topic.name)))) {
    await orders.runPendingCommands(targetOf(root.topic.name), async (command) => {
      if (command !== 'snapshot') throw new Error(`no such command: ${command}`);
      return `${await snapshot(unitOfWork, root)} resources published`;
    });
  }
}

async function snapshot(unitOfWork: UnitOfWork, root: Root): Promise<number> {
  let published = 0;
  for (let after: string | undefined; ; published += portion) {
    const ids = await portionOf(unitOfWork, root, after);
    await unitOfWork.run(async (tx) => {
      for (const id of ids) tx.emit(await tx.lock(root, id), root.snapshot);
    });
    after = ids.at(-1);
    if (ids.length < portion) return published + ids.length;
  }
}

const portionOf = (unitOfWork: UnitOfWork, root: Root, after: string | undefined): Promise<string[]> =>
  unitOfWork.run(async (tx) => {
    const manager = await tx.manager();
    const query = manager
      .createQueryBuilder(root.entity, 'root')
      .select(`root.${root.id}`, 'id')
      .orderBy(`root.${root.id}`)
      .limit(portion);
    if (after) query.where(`root.${root.id} > :after`, { after });
    return (await query.getRawMany<{ id: string }>()).map((row) => row.id);
  });
