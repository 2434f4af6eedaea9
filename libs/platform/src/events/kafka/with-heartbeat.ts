import type { Batch } from './kafkajs';

const heartbeatEveryMs = 1_000;

/**
 * Sends heartbeats to the group while the work runs, however long it takes.
 * @throws what the work throws, or else that the group is rebalancing
 */
export async function withHeartbeat(batch: Batch, work: Promise<void>): Promise<void> {
  let groupChange: unknown;
  const heartbeat = (): Promise<void> => batch.heartbeat().catch((error: unknown) => void (groupChange ??= error));
  const timer = setInterval(() => void heartbeat(), heartbeatEveryMs);
  await work.finally(() => clearInterval(timer));
  await heartbeat();
  if (groupChange) throw groupChange;
}
