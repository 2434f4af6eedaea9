import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered } from '../carrier';
import { Lane } from './lane';

const events = (partition: number, from: number, to: number): Delivered[] =>
  Array.from({ length: to - from }, (_, index) => ({
    topic: 't',
    partition,
    position: String(from + index),
    key: 'k',
    headers: {},
    payload: null,
  }));

const placesOf = (some: Delivered[]): string[] => some.map(({ partition, position }) => `${partition}/${position}`);

describe('Lane', () => {
  it('hands over together what several partitions bring at once, and says when it is done', async () => {
    const handed: string[][] = [];
    const done: string[] = [];
    const lane = new Lane(async (some) => void handed.push(placesOf(some)), fail);
    await Promise.all([
      lane.add(events(0, 0, 2), (last) => done.push(last.position)),
      lane.add(events(1, 7, 8), (last) => done.push(last.position)),
    ]);
    await pause(20);
    expect(handed).toEqual([['0/0', '0/1', '1/7']]);
    expect(done).toEqual(['1', '7']);
  });

  it('hands over at most 50 at a time, in the order of each partition', async () => {
    const handed: string[][] = [];
    const lane = new Lane(async (some) => void handed.push(placesOf(some)), fail);
    await lane.add(events(0, 0, 120), () => undefined);
    await pause(20);
    expect(handed.map((some) => some.length)).toEqual([50, 50, 20]);
    expect(handed.flat()).toEqual(placesOf(events(0, 0, 120)));
  });

  it('lets whoever brings more than enough wait until there is room', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const lane = new Lane(() => held, fail);
    let added = false;
    const adding = lane.add(events(0, 0, 300), () => undefined).then(() => (added = true));
    await pause(20);
    expect(added).toBe(false);
    release();
    await adding;
    expect(added).toBe(true);
  });

  it('finishes what is in hand and forgets the rest when it is cleared', async () => {
    let handed = 0;
    const lane = new Lane(async (some) => {
      await pause(20);
      handed += some.length;
    }, fail);
    void lane.add(events(0, 0, 150), () => undefined);
    await pause(10);
    await lane.clear();
    expect(handed).toBe(50);
  });

  it('tells of what could not be handed over, and says of nothing after it that it is done', async () => {
    const failures: unknown[] = [];
    let done = 0;
    const lane = new Lane(
      () => Promise.reject(new Error('stopping')),
      (error) => failures.push(error),
    );
    await lane.add(events(0, 0, 120), () => (done += 1));
    await pause(20);
    expect(failures.map(String)).toEqual(['Error: stopping']);
    expect(done).toBe(0);
  });
});

function fail(error: unknown): void {
  throw error;
}
