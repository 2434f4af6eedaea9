import { setTimeout as pause } from 'node:timers/promises';
import type { Take } from '../carrier';
import { beating } from './beating';
import { administer, type Batch, type Connection, openConsumer } from './kafkajs';

interface Reading {
  topics: string[];
  from: 'start' | 'end';
  take: Take;
  follow?: AbortSignal;
}

/** By `topic/partition`, the offset after the last event that stood there. */
async function endsOf(connection: Connection, topics: string[]): Promise<Map<string, { low: bigint; high: bigint }>> {
  const all = await administer(connection, (admin) =>
    Promise.all(topics.map(async (topic) => ({ topic, ends: await admin.fetchTopicOffsets(topic) }))),
  );
  return new Map(
    all.flatMap(({ topic, ends }) =>
      ends.map((end) => [`${topic}/${end.partition}`, { low: BigInt(end.low), high: BigInt(end.high) }] as const),
    ),
  );
}

/**
 * Reads topics in a group of its own that writes no offsets: to where they ended at the beginning, or on until `follow`
 * is aborted.
 */
export async function readTopics(
  connection: Connection,
  group: string,
  { topics, from, take, follow }: Reading,
): Promise<void> {
  const ends = await endsOf(connection, topics);
  const open = new Set([...ends].filter(([, { low, high }]) => high > low).map(([key]) => key));
  if (!follow && (from === 'end' || open.size === 0)) return;
  let failure: Error | undefined;
  // one partition after the other: the taker sees one event at a time
  const batch = async (one: Batch): Promise<void> => {
    const { topic, partition, events, resolve } = one;
    const key = `${topic}/${partition}`;
    const end = ends.get(key)?.high ?? 0n;
    for (const event of events) {
      const old = BigInt(event.position) < end;
      if (follow ? from === 'start' || !old : old) await beating(one, Promise.resolve(take(event)));
      resolve(event.position);
      if (BigInt(event.position) + 1n >= end) open.delete(key);
    }
  };
  const nothing = (): void => undefined;
  const crashed = (error: Error): void => void (failure = error);
  const consumer = await openConsumer(connection, group, topics, 1, {
    batch: (one) => batch(one).catch((error: Error) => crashed(error)),
    joined: nothing,
    leaving: nothing,
    alive: nothing,
    crashed,
  });
  try {
    while (!failure && (follow ? !follow.aborted : open.size > 0)) await pause(20);
    if (failure) throw failure;
  } finally {
    await consumer.disconnect();
  }
}
