import type { Batch } from './kafkajs';

const every = 1_000;

/**
 * Tells the group that this member lives while it works, however long that takes.
 * @throws what the work throws, or else that the group is changing
 */
export async function beating(batch: Batch, work: Promise<void>): Promise<void> {
  let changing: unknown;
  const beat = (): Promise<void> => batch.heartbeat().catch((error: unknown) => void (changing ??= error));
  const timer = setInterval(() => void beat(), every);
  await work.finally(() => clearInterval(timer));
  await beat();
  if (changing) throw changing;
}
