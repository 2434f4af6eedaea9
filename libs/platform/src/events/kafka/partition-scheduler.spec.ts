import { setTimeout as pause } from 'node:timers/promises';
import type { InboundMessage } from '../event-transport';
import { PartitionScheduler } from './partition-scheduler';

const events = (partition: number, from: number, to: number): InboundMessage[] =>
  Array.from({ length: to - from }, (_, index) => ({
    topic: 't',
    partition,
    position: String(from + index),
    key: 'k',
    headers: {},
    payload: null,
  }));

const placesOf = (some: InboundMessage[]): string[] =>
  some.map(({ partition, position }) => `${partition}/${position}`);

describe('PartitionScheduler', () => {
  it('hands over events of several partitions in one batch, and reports when each partition is done', async () => {
    const handed: string[][] = [];
    const done: string[] = [];
    const scheduler = new PartitionScheduler(async (some) => void handed.push(placesOf(some)), fail);
    await Promise.all([
      scheduler.add(events(0, 0, 2), (last) => done.push(last.position)),
      scheduler.add(events(1, 7, 8), (last) => done.push(last.position)),
    ]);
    await pause(20);
    expect(handed).toEqual([['0/0', '0/1', '1/7']]);
    expect(done).toEqual(['1', '7']);
  });

  it('hands over at most 50 at a time, in the order of each partition', async () => {
    const handed: string[][] = [];
    const scheduler = new PartitionScheduler(async (some) => void handed.push(placesOf(some)), fail);
    await scheduler.add(events(0, 0, 120), () => undefined);
    await pause(20);
    expect(handed.map((some) => some.length)).toEqual([50, 50, 20]);
    expect(handed.flat()).toEqual(placesOf(events(0, 0, 120)));
  });

  it('starts another worker where more than a batch waits, never for a partition that is busy', async () => {
    const handling = new Set<number>();
    let [widest, clashes] = [0, 0];
    const handed: string[] = [];
    const scheduler = new PartitionScheduler(async (some) => {
      const partitions = new Set(some.map(({ partition }) => partition));
      clashes += [...partitions].filter((partition) => handling.has(partition)).length;
      partitions.forEach((partition) => handling.add(partition));
      widest = Math.max(widest, handling.size);
      handed.push(...placesOf(some));
      await pause(5);
      partitions.forEach((partition) => handling.delete(partition));
    }, fail);
    const partitions = [0, 1, 2, 3, 4, 5];
    await Promise.all(partitions.map((partition) => scheduler.add(events(partition, 0, 130), () => undefined)));
    await pause(200);
    expect([widest, clashes]).toEqual([4, 0]);
    for (const partition of partitions)
      expect(handed.filter((place) => place.startsWith(`${partition}/`))).toEqual(placesOf(events(partition, 0, 130)));
  });

  it('makes add wait past maxWaiting events until there is room', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const scheduler = new PartitionScheduler(() => held, fail);
    let added = false;
    const adding = scheduler.add(events(0, 0, 500), () => undefined).then(() => (added = true));
    await pause(20);
    expect(added).toBe(false);
    release();
    await adding;
    expect(added).toBe(true);
  });

  it('finishes the batch that is being handled and drops the rest when it is cleared', async () => {
    let handed = 0;
    const scheduler = new PartitionScheduler(async (some) => {
      await pause(20);
      handed += some.length;
    }, fail);
    void scheduler.add(events(0, 0, 150), () => undefined);
    await pause(10);
    await scheduler.clear();
    expect(handed).toBe(50);
  });

  it('reports a batch that failed, and reports nothing after it as done', async () => {
    const failures: unknown[] = [];
    let done = 0;
    const scheduler = new PartitionScheduler(
      () => Promise.reject(new Error('stopping')),
      (error) => failures.push(error),
    );
    await scheduler.add(events(0, 0, 120), () => (done += 1));
    await pause(20);
    expect(failures.map(String)).toEqual(['Error: stopping']);
    expect(done).toBe(0);
  });
});

function fail(error: unknown): void {
  throw error;
}
