import { defineJob } from '@ovipro/platform';
import { UnknownJobKindError } from '@ovipro/platform/server';
import { join } from 'node:path';
import { probeLetterJob } from '../probe/probe.jobs';
import { startProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { gate, JobBench } from './job-bench';

let bench: JobBench;
beforeAll(async () => (bench = await JobBench.start()));
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const main = join(__dirname, '../../dist/probe/main.js');

/** A worker in a process of its own, over the same databases. */
const startWorker = (failpoints?: string) => {
  const { databaseUrl, eventsDatabaseUrl, jwksUrl } = bench.service.config;
  return startProcess(main, {
    ROLE: 'worker',
    DATABASE_URL: databaseUrl,
    EVENTS_DATABASE_URL: eventsDatabaseUrl as string,
    JWKS_URL: jwksUrl,
    ...(failpoints && { FAILPOINTS: failpoints }),
  });
};

const running = (key: string) => async () => (await bench.row(probeLetterJob, key))?.state === 'running';

describe('a job whose process is killed', () => {
  it('is taken over once its lease has run out, within a minute', async () => {
    bench.now = new Date();
    const worker = await startWorker('probe.performing=wait');
    await bench.enqueue(probeLetterJob, { eventId: 'killed' }, 'killed');
    await eventually(running('killed'), 'the other process to run it');
    await worker.kill('SIGKILL');
    const { runner } = bench.runner(probeLetterJob);
    bench.now = new Date();
    expect(await runner.runReady()).toBe(0);
    bench.pass(59);
    expect(await runner.runReady()).toBe(1);
    expect([await bench.letters('killed'), await bench.row(probeLetterJob, 'killed')]).toEqual([1, undefined]);
  });

  it('does not run for ever where it is the job that kills', async () => {
    const job = defineJob({ kind: bench.kind('killer'), maxAttempts: 2, complete: async () => undefined });
    await bench.enqueue(job, {});
    const lost = `UPDATE job SET state = 'running', attempts = 2, lease_token = gen_random_uuid(), lease_generation = 1 WHERE kind = $1`;
    await bench.service.db.query(lost, [job.kind]);
    await bench.runner(job).runner.runReady();
    expect(await bench.row(job)).toMatchObject({ state: 'dead', error: expect.stringContaining('its process ended') });
  });
});

describe('a worker that is told to end', () => {
  it('gives back what it runs, and the attempt does not count', async () => {
    const started = gate();
    const ends: unknown[] = [];
    const job = defineJob({
      kind: bench.kind('interrupted'),
      timeLimitMs: 60_000,
      perform: (_input: object, signal) =>
        new Promise<void>((_, reject) => {
          signal.addEventListener('abort', () => {
            ends.push((signal.reason as Error).message);
            reject(signal.reason as Error);
          });
          started.open();
        }),
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, {});
    const run = runner.runReady();
    await started.opened;
    await runner.stop();
    await run;
    expect(ends).toEqual(['the worker is stopping']);
    expect(await bench.row(job)).toMatchObject({ state: 'waiting', attempts: 0, error: null, ready_at: bench.now });
  });

  it('completes what comes through', async () => {
    const started = gate();
    const job = defineJob({
      kind: bench.kind('through'),
      timeLimitMs: 60_000,
      async perform(_input: object, signal) {
        started.open();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
      complete: async (tx) => void (await tx.execute('INSERT INTO probe_letter VALUES ($1)', [job.kind])),
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, {});
    const run = runner.runReady();
    await started.opened;
    await runner.stop();
    await run;
    expect([await bench.letters(job.kind), await bench.row(job)]).toEqual([1, undefined]);
  });
});

describe('a process that stood still while another took its job over', () => {
  it('cannot complete it', async () => {
    const [started, hold] = [gate(), gate()];
    const job = defineJob<{ eventId: string }, { eventId: string }, string>({
      kind: bench.kind('stalled'),
      timeLimitMs: 60_000,
      perform: async () => {
        started.open();
        await hold.opened;
        return 'late';
      },
      complete: async (tx, _input, by) =>
        void (await tx.execute('INSERT INTO probe_letter VALUES ($1)', [`${job.kind} ${by}`])),
    });
    const first = bench.runner(job);
    const second = bench.runner({ ...job, perform: async () => 'in time' });
    await bench.enqueue(job, { eventId: 'stalled' });
    const stalled = first.runner.runReady();
    await started.opened;
    bench.pass(31);
    expect(await second.runner.runReady()).toBe(1);
    await bench.enqueue(job, { eventId: 'again' }, 'key', bench.later(60));
    hold.open();
    await stalled;
    expect([await bench.letters(`${job.kind} late`), await bench.letters(`${job.kind} in time`)]).toEqual([0, 1]);
    expect(await bench.row(job)).toMatchObject({ state: 'waiting', attempts: 0, payload: { eventId: 'again' } });
    expect(await first.metrics.registry.metrics()).toContain('outcome="lost"');
  });

  it('runs what was armed anew meanwhile not before its time', async () => {
    const [started, hold] = [gate(), gate()];
    const job = defineJob({
      kind: bench.kind('rearmed'),
      timeLimitMs: 60_000,
      perform: () => {
        started.open();
        return hold.opened;
      },
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, {});
    const stalled = runner.runReady();
    await started.opened;
    await bench.enqueue(job, {}, 'key', bench.later(600));
    bench.pass(31);
    const second = bench.runner({ ...job, perform: async () => undefined });
    expect(await second.runner.runReady()).toBe(0);
    bench.pass(600);
    expect(await second.runner.runReady()).toBe(1);
    hold.open();
    await stalled;
    expect(await bench.row(job)).toBeUndefined();
  });
});

describe('a worker that has no handler for a kind that waits', () => {
  it('does not start, and names the kind', async () => {
    const job = defineJob({ kind: bench.kind('left-behind'), complete: async () => undefined });
    await bench.enqueue(job, {}, 'key', bench.later(3_600));
    const { runner } = bench.runner(probeLetterJob);
    await expect(runner.begin()).rejects.toThrow(UnknownJobKindError);
    await expect(runner.begin()).rejects.toThrow(job.kind);
    await runner.runReady();
    expect(await bench.row(job)).toMatchObject({ state: 'waiting' });
    const worker = await startWorker();
    await worker.exited;
    expect(worker.fault()).toContain(job.kind);
    await bench.service.db.query(`UPDATE job SET state = 'dead' WHERE kind = $1`, [job.kind]);
    await expect(bench.runner(probeLetterJob).runner.begin()).resolves.toBeUndefined();
  });
});
