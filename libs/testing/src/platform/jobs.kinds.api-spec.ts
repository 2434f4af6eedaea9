import { defineJob } from '@ovipro/platform';
import { gate, JobBench } from './job-bench';

let bench: JobBench;
beforeAll(async () => (bench = await JobBench.start()));
afterEach(() => bench.clear());
afterAll(() => bench?.close());

interface Note {
  n: number;
}

describe('a kind', () => {
  it('runs as many at a time as its concurrency says, and no more', async () => {
    const hold = gate();
    const both = gate();
    let [now, highest] = [0, 0];
    const job = defineJob<Note>({
      kind: bench.kind('wide'),
      concurrency: 2,
      timeLimitMs: 60_000,
      async perform() {
        now += 1;
        highest = Math.max(highest, now);
        if (now === 2) both.open();
        await hold.opened;
        now -= 1;
      },
    });
    const { runner } = bench.runner(job);
    for (const key of ['a', 'b', 'c', 'd', 'e']) await bench.enqueue(job, { n: 1 }, key);
    const running = runner.runReady();
    await both.opened;
    expect(
      (await bench.service.db.query(`SELECT FROM job WHERE kind = $1 AND state = 'running'`, [job.kind])).rowCount,
    ).toBe(2);
    hold.open();
    expect([await running, highest]).toEqual([5, 2]);
  });

  it('is not held up by another that hangs, or that fails', async () => {
    const hold = gate();
    const [slow, failing] = [bench.kind('hangs'), bench.kind('fails')];
    const hangs = defineJob<Note>({ kind: slow, timeLimitMs: 60_000, perform: () => hold.opened });
    const fails = defineJob<Note>({ kind: failing, complete: () => Promise.reject(new Error('no')) });
    const through = gate();
    const quick = defineJob<Note>({ kind: bench.kind('quick'), complete: async () => through.open() });
    const { runner } = bench.runner(hangs, fails, quick);
    for (const key of ['a', 'b', 'c']) for (const job of [hangs, fails]) await bench.enqueue(job, { n: 1 }, key);
    await bench.enqueue(quick, { n: 1 });
    const running = runner.runReady();
    await through.opened;
    expect((await bench.row(hangs, 'a'))?.state).toBe('running');
    hold.open();
    await running;
  });

  it('has each of its jobs run once where several workers look at the same time', async () => {
    const ran: number[] = [];
    const job = defineJob<Note>({ kind: bench.kind('shared'), complete: async (_tx, { n }) => void ran.push(n) });
    const runners = [1, 2, 3].map(() => bench.runner(job).runner);
    await Promise.all(Array.from({ length: 20 }, (_, n) => bench.enqueue(job, { n }, `key-${n}`)));
    const done = await Promise.all(runners.map((runner) => runner.runReady()));
    expect(done.reduce((sum, count) => sum + count)).toBe(20);
    expect(ran.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('has one definition', () => {
    const job = defineJob<Note>({ kind: bench.kind('twice'), complete: async () => undefined });
    expect(() => bench.runner(job, { ...job })).toThrow(`There are two jobs of kind ${job.kind}.`);
  });
});
