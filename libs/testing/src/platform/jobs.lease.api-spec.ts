import { defineJob, jobs } from '@ovipro/platform';
import { eventually } from '../service/test-service';
import { gate, JobBench } from './job-bench';

const everythingElse = [
  ...(['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] as const),
  ...(['Date', 'hrtime', 'performance'] as const),
];

let bench: JobBench;
beforeAll(async () => {
  // the renewals come when a test says so; everything else goes on
  jest.useFakeTimers({ doNotFake: everythingElse });
  bench = await JobBench.start();
});
afterEach(() => bench.clear());
afterAll(async () => {
  await bench?.close();
  jest.useRealTimers();
});

/** A job that performs until it is let go or aborted. */
function held() {
  const [started, hold, aborted] = [gate(), gate(), gate<string>()];
  const job = defineJob<object>({
    kind: bench.kind('held'),
    timeLimitMs: 600_000,
    async perform(_input, signal) {
      signal.addEventListener('abort', () => aborted.open((signal.reason as Error).message));
      started.open();
      await Promise.race([hold.opened, aborted.opened]);
    },
  });
  return { job, started, hold, aborted, ...bench.runner(job) };
}

describe('the lease of a job', () => {
  it('is renewed while its process performs, so that nobody takes it over', async () => {
    const { job, started, hold, runner } = held();
    await bench.enqueue(job, {});
    const running = runner.runReady();
    await started.opened;
    bench.pass(20);
    jest.advanceTimersByTime(10_000);
    await eventually(
      async () => (await bench.row(job))?.ready_at.getTime() === bench.later(30).getTime(),
      'the renewal',
    );
    bench.pass(20);
    expect(await bench.runner(job).runner.runReady()).toBe(0);
    hold.open();
    await running;
    expect(await bench.row(job)).toBeUndefined();
  });

  it('is lost with a cancellation, which ends the perform', async () => {
    const { job, started, aborted, runner } = held();
    await bench.enqueue(job, {});
    const running = runner.runReady();
    await started.opened;
    await bench.run(async (tx) => jobs.cancel(tx, job, 'key'));
    jest.advanceTimersByTime(10_000);
    expect(await aborted.opened).toContain('taken over or cancelled');
    await running;
  });
});
