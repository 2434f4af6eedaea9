import { defineJob, type Job } from '@ovipro/platform';
import { gate, JobBench } from './job-bench';

let bench: JobBench;
beforeAll(async () => (bench = await JobBench.start()));
afterEach(() => bench.clear());
afterAll(() => bench?.close());

interface Note {
  n: number;
}

const failing = (settings: Partial<Job<Note>> = {}): Job<Note> => ({
  kind: bench.kind('fails'),
  complete: () => Promise.reject(new Error('not yet')),
  ...settings,
});

const text = async (metrics: { registry: { metrics(): Promise<string> } }): Promise<string> =>
  metrics.registry.metrics();

describe('a job that fails', () => {
  it('writes nothing, waits longer each time, and is done once it succeeds', async () => {
    let failures = 3;
    const job = defineJob<Note>({
      kind: bench.kind('stubborn'),
      async complete(tx) {
        await tx.execute('INSERT INTO probe_letter VALUES ($1)', [job.kind]);
        if (failures-- > 0) throw new Error('not yet');
      },
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, { n: 1 });
    for (const seconds of [1, 2, 4]) {
      expect(await runner.runReady()).toBe(1);
      const row = await bench.row(job);
      expect(row).toMatchObject({ state: 'waiting', error: expect.stringMatching(/^Error: not yet\n\s+at /) });
      expect(row?.ready_at.getTime()).toBeGreaterThanOrEqual(bench.later(seconds / 2).getTime());
      expect(row?.ready_at.getTime()).toBeLessThanOrEqual(bench.later(seconds).getTime());
      expect(await runner.runReady()).toBe(0);
      bench.pass(seconds);
    }
    expect(await runner.runReady()).toBe(1);
    expect([await bench.letters(job.kind), await bench.row(job)]).toEqual([1, undefined]);
  });

  it('is dead after its last attempt, is counted, and lives again where it is enqueued anew', async () => {
    const job = failing({ maxAttempts: 2 });
    const { runner, metrics } = bench.runner(job);
    await bench.enqueue(job, { n: 1 });
    await runner.runReady();
    bench.pass(3_600);
    await runner.runReady();
    bench.pass(3_600);
    expect(await runner.runReady()).toBe(0);
    expect(await bench.row(job)).toMatchObject({ state: 'dead', attempts: 2 });
    await runner.measure();
    expect(await text(metrics)).toContain(`jobs_dead{kind="${job.kind}",service="probe"} 1`);
    expect(await text(metrics)).toContain(`jobs_run_total{kind="${job.kind}",outcome="dead",service="probe"} 1`);
    await bench.enqueue(job, { n: 2 });
    expect(await bench.row(job)).toMatchObject({ state: 'waiting', attempts: 0, error: null, payload: { n: 2 } });
  });

  it('is measured while it waits, runs and is late', async () => {
    const [hold, started] = [gate(), gate()];
    const job = defineJob<Note>({
      kind: bench.kind('measured'),
      timeLimitMs: 60_000,
      perform() {
        started.open();
        return hold.opened;
      },
    });
    const { runner, metrics } = bench.runner(job);
    const line = (name: string, value: number) => `jobs_${name}{kind="${job.kind}",service="probe"} ${value}\n`;
    await runner.measure();
    expect(await text(metrics)).toContain(line('waiting', 0));
    await bench.enqueue(job, { n: 1 }, 'late');
    await bench.enqueue(job, { n: 1 }, 'future', bench.later(3_600));
    bench.pass(40);
    await runner.measure();
    for (const expected of [line('waiting', 2), line('running', 0), line('dead', 0), line('oldest_age_seconds', 40)])
      expect(await text(metrics)).toContain(expected);
    const running = runner.runReady();
    await started.opened;
    await runner.measure();
    for (const expected of [line('waiting', 1), line('running', 1)]) expect(await text(metrics)).toContain(expected);
    hold.open();
    await running;
  });
});

describe('the time limit of a job', () => {
  const limited = (perform: (signal: AbortSignal) => Promise<void>) => {
    const completed = jest.fn();
    const job = defineJob<Note>({
      kind: bench.kind('limited'),
      timeLimitMs: 20,
      perform: (_input, signal) => perform(signal),
      complete: async () => completed(),
    });
    return { completed, job, ...bench.runner(job) };
  };
  const aborted = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener('abort', resolve));

  it('aborts the perform, which counts as a failed attempt', async () => {
    const { completed, job, runner } = limited(async (signal) => {
      await aborted(signal);
      throw signal.reason;
    });
    await bench.enqueue(job, { n: 1 });
    await runner.runReady();
    expect(completed).not.toHaveBeenCalled();
    const error = expect.stringContaining(`${job.kind} took longer than 20 ms`);
    expect(await bench.row(job)).toMatchObject({ state: 'waiting', attempts: 1, error });
  });

  it('lets no late result complete', async () => {
    const { completed, job, runner } = limited(async (signal) => void (await aborted(signal)));
    await bench.enqueue(job, { n: 1 });
    await runner.runReady();
    expect(completed).not.toHaveBeenCalled();
    expect(await bench.row(job)).toMatchObject({ state: 'waiting', attempts: 1 });
  });
});
