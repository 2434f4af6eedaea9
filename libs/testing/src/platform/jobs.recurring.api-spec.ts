import type { Job } from '@ovipro/platform';
import { JobBench } from './job-bench';

let bench: JobBench;
beforeAll(async () => (bench = await JobBench.start()));
afterEach(() => bench.clear());
afterAll(() => bench?.close());

describe('a job that recurs', () => {
  const day = 86_400;
  const recurring = (settings: Partial<Job> = {}) => {
    const ran: Date[] = [];
    const kind = bench.kind('daily');
    const complete = async () => void ran.push(bench.now);
    const job: Job = { kind, everyMs: day * 1_000, complete, ...settings };
    return { ran, job, row: () => bench.row(job, kind), ...bench.runner(job) };
  };

  it('is armed by the start of a worker, and by each completion for the next period', async () => {
    const { ran, runner, row } = recurring();
    await runner.begin();
    const start = bench.now;
    await runner.runReady();
    expect((await row())?.due_at).toEqual(bench.later(day));
    bench.pass(day + 600);
    await runner.runReady();
    expect((await row())?.due_at).toEqual(bench.later(day - 600));
    expect(ran).toEqual([start, bench.now]);
  });

  it('is not run again by another start, and is run once by several workers', async () => {
    const { ran, job, runner, row } = recurring();
    const other = bench.runner(job);
    await Promise.all([runner.begin(), other.runner.begin()]);
    await Promise.all([runner.runReady(), other.runner.runReady()]);
    await runner.begin();
    await Promise.all([runner.runReady(), other.runner.runReady()]);
    expect(ran).toHaveLength(1);
    expect((await row())?.due_at).toEqual(bench.later(day));
  });

  it('is run earlier where a new version has a shorter period', async () => {
    const { ran, job, runner, row } = recurring();
    await runner.begin();
    await runner.runReady();
    const hourly = bench.runner({ ...job, everyMs: 3_600_000 });
    await hourly.runner.begin();
    await hourly.runner.runReady();
    expect(ran).toHaveLength(2);
    expect((await row())?.due_at).toEqual(bench.later(3_600));
  });

  it('skips to its next period after its last attempt, and is counted', async () => {
    const { runner, metrics, job, row } = recurring({
      maxAttempts: 2,
      complete: () => Promise.reject(new Error('no')),
    });
    await runner.begin();
    const start = bench.now;
    await runner.runReady();
    expect(await row()).toMatchObject({ state: 'waiting', attempts: 1 });
    bench.pass(60);
    await runner.runReady();
    const next = new Date(start.getTime() + day * 1_000);
    expect(await row()).toMatchObject({
      state: 'waiting',
      attempts: 0,
      due_at: next,
      ready_at: next,
      error: expect.stringContaining('no'),
    });
    expect(await metrics.registry.metrics()).toContain(
      `jobs_run_total{kind="${job.kind}",outcome="skipped",service="probe"} 1`,
    );
  });

  it('keeps its hour where it goes on in pages', async () => {
    let pages = 0;
    const { runner, row } = recurring({ complete: async () => (++pages < 3 ? { at: bench.now } : undefined) });
    await runner.begin();
    expect(await runner.runReady()).toBe(3);
    expect((await row())?.due_at).toEqual(bench.later(day));
  });
});
