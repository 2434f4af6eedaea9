import { setTimeout as sleep } from 'node:timers/promises';
import type { InboundMessage, MessageListener } from '../event-transport';
import { withHeartbeat } from './with-heartbeat';
import { administer, type Batch, type Connection, openConsumer, isRetriable } from './kafkajs';

interface Reading {
  topics: string[];
  from: 'start' | 'end';
  listener: MessageListener;
  follow?: AbortSignal;
}

/** How long a broker may be unable to serve the group without delivering an event in between. */
const maxOutageMs = 30_000;

/** The first and last offsets of each partition, by `topic/partition`. */
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
 * Reads topics in a group of its own that commits no offsets: up to the end that they had at the call, or on and on until
 * `follow` is aborted. Resumes where it was after the broker could not serve the group for a while.
 */
export async function readTopics(connection: Connection, group: string, reading: Reading): Promise<void> {
  const { topics, from, follow } = reading;
  const ends = await endsOf(connection, topics);
  const open = new Set([...ends].filter(([, { low, high }]) => high > low).map(([key]) => key));
  if (!follow && (from === 'end' || open.size === 0)) return;
  const reader = new Reader(reading, ends, open);
  for (;;) {
    const crash = await readOnce(connection, group, reader);
    if (crash === undefined) return;
    if (!isRetriable(crash) || performance.now() - reader.lastEvent > maxOutageMs) throw crash;
    await sleep(250);
  }
}

/** Reads until all is read or the client crashes. @returns the crash */
async function readOnce(connection: Connection, group: string, reader: Reader): Promise<Error | undefined> {
  let crash: Error | undefined;
  const nothing = (): void => undefined;
  const consumer = await openConsumer(connection, group, reader.topics, 1, {
    batch: (one) => reader.batch(one),
    joined: nothing,
    leaving: nothing,
    alive: nothing,
    crashed: (error) => void (crash = error),
  });
  try {
    while (!crash && !reader.isDone()) await sleep(20);
  } finally {
    await consumer.disconnect();
  }
  reader.throwFailure();
  return crash;
}

/** Calls the listener for one event at a time, each event once. */
class Reader {
  lastEvent = performance.now();
  private readonly next = new Map<string, bigint>();
  private failure?: unknown;

  constructor(
    private readonly reading: Reading,
    private readonly ends: Map<string, { low: bigint; high: bigint }>,
    private readonly open: Set<string>,
  ) {}

  get topics(): string[] {
    return this.reading.topics;
  }

  isDone(): boolean {
    const { follow } = this.reading;
    return this.failure !== undefined || (follow ? follow.aborted : this.open.size === 0);
  }

  /** @throws what the listener threw */
  throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  async batch(batch: Batch): Promise<void> {
    const { from, follow } = this.reading;
    const key = `${batch.topic}/${batch.partition}`;
    const end = this.ends.get(key)?.high ?? 0n;
    for (const event of batch.events) {
      const position = BigInt(event.position);
      const isOld = position < end;
      const isWanted = (follow ? from === 'start' || !isOld : isOld) && position >= (this.next.get(key) ?? 0n);
      if (isWanted) await withHeartbeat(batch, this.take(key, event));
      if (this.failure !== undefined) return;
      batch.resolve(event.position);
      this.lastEvent = performance.now();
      if (position + 1n >= end) this.open.delete(key);
    }
  }

  private async take(key: string, event: InboundMessage): Promise<void> {
    try {
      await this.reading.listener(event);
      this.next.set(key, BigInt(event.position) + 1n);
    } catch (error) {
      this.failure = error;
    }
  }
}
