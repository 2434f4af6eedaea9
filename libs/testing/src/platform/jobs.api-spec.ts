import { defineJob, jobs, RequestContext, type Transaction, withCause } from '@ovipro/platform';
import { childTrace } from '@ovipro/platform/edge';
import { randomUUID } from 'node:crypto';
import { gate, JobBench } from './job-bench';

let bench: JobBench;
beforeAll(async () => (bench = await JobBench.start()));
afterEach(() => bench.clear());
afterAll(() => bench?.close());

interface Note {
  n: number;
}

/** A job of one step that remembers what it ran with. */
function noting(kind = bench.kind('note')) {
  const ran: number[] = [];
  const job = defineJob<Note>({ kind, complete: async (_tx, { n }) => void ran.push(n) });
  return { ran, job, ...bench.runner(job) };
}

const write = (tx: Transaction, eventId: string) => tx.execute('INSERT INTO probe_letter VALUES ($1)', [eventId]);

describe('jobs.enqueue', () => {
  it('has the job run once, when its time has come', async () => {
    const { ran, job, runner } = noting();
    await bench.enqueue(job, { n: 1 }, 'key', bench.later(3_600));
    expect(await runner.runReady()).toBe(0);
    bench.pass(3_600);
    expect([await runner.runReady(), await runner.runReady()]).toEqual([1, 0]);
    expect(ran).toEqual([1]);
    expect(await bench.row(job)).toBeUndefined();
  });

  it('leaves nothing behind where the transaction does not commit', async () => {
    const { ran, job, runner } = noting();
    const failing = bench.run(async (tx) => {
      jobs.enqueue(tx, job, { key: 'key', payload: { n: 1 } });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await runner.runReady();
    expect([ran, await bench.row(job)]).toEqual([[], undefined]);
  });

  it('replaces payload and time of a key that waits, and leaves other keys alone', async () => {
    const { ran, job, runner } = noting();
    await bench.enqueue(job, { n: 1 }, 'key', bench.later(10));
    await bench.enqueue(job, { n: 2 }, 'other', bench.later(10));
    await bench.enqueue(job, { n: 3 }, 'key', bench.later(30));
    bench.pass(20);
    await runner.runReady();
    expect(ran).toEqual([2]);
    bench.pass(10);
    await runner.runReady();
    expect(ran).toEqual([2, 3]);
  });

  it('has a key that is running run once more, with its own payload and at its own time', async () => {
    const [started, hold] = [gate(), gate()];
    const ran: number[] = [];
    const job = defineJob<Note>({
      kind: bench.kind('slow'),
      timeLimitMs: 60_000,
      perform: async ({ n }) => {
        ran.push(n);
        started.open();
        await hold.opened;
      },
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, { n: 1 });
    const running = runner.runReady();
    await started.opened;
    await bench.enqueue(job, { n: 2 }, 'key', bench.later(60));
    hold.open();
    await running;
    expect(await bench.row(job)).toMatchObject({ state: 'waiting', payload: { n: 2 }, attempts: 0 });
    expect(await runner.runReady()).toBe(0);
    bench.pass(60);
    await runner.runReady();
    expect([ran, await bench.row(job)]).toEqual([[1, 2], undefined]);
  });

  it('wins over what the run would go on with, and over its failure', async () => {
    for (const end of ['goes on', 'fails']) {
      const job = defineJob<Note>({
        kind: bench.kind('paged'),
        async complete(_tx, { n }) {
          if (n !== 1) return;
          await bench.enqueue(job, { n: 7 }, 'key', bench.later(60));
          if (end === 'fails') throw new Error('no');
          return { payload: { n: 2 } };
        },
      });
      const { runner } = bench.runner(job);
      await bench.enqueue(job, { n: 1 });
      await runner.runReady();
      const row = await bench.row(job);
      expect([row?.state, row?.payload, row?.attempts]).toEqual(['waiting', { n: 7 }, 0]);
      expect(row?.ready_at).toEqual(bench.later(60));
    }
  });

  it('passes on what caused it, and nothing else of a request', async () => {
    const cause = { requestId: randomUUID(), traceparent: childTrace() };
    const request = new RequestContext('POST', '/probes', cause.requestId, cause.traceparent);
    const { job } = noting();
    await withCause(request, () => bench.enqueue(job, { n: 1 }));
    const { rows } = await bench.service.db.query<{ cause: object }>('SELECT cause FROM job');
    expect(rows).toEqual([{ cause }]);
  });
});

describe('jobs.cancel', () => {
  it('forgets a job that waits', async () => {
    const { ran, job, runner } = noting();
    await bench.enqueue(job, { n: 1 });
    await bench.run(async (tx) => jobs.cancel(tx, job, 'key'));
    await runner.runReady();
    expect(ran).toEqual([]);
  });

  it('keeps one that runs from completing', async () => {
    const job = defineJob<Note>({
      kind: bench.kind('cancelled'),
      timeLimitMs: 60_000,
      perform: (): Promise<void> => bench.run(async (tx) => jobs.cancel(tx, job, 'key')),
      complete: async (tx) => void (await write(tx, job.kind)),
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, { n: 1 });
    await runner.runReady();
    expect([await bench.letters(job.kind), await bench.row(job)]).toEqual([0, undefined]);
  });
});

describe('a job', () => {
  it('loads, performs and completes, the second without a transaction and on frozen input', async () => {
    const seen: unknown[] = [];
    const job = defineJob<Note, { list: { n: number }[] }, string>({
      kind: bench.kind('steps'),
      timeLimitMs: 60_000,
      load: async (tx, { n }) => ({ list: await tx.query<{ n: number }>('SELECT $1::integer AS n', [n]) }),
      async perform(input) {
        expect(() => Object.assign(input.list[0], { n: 0 })).toThrow(TypeError);
        const open = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`;
        seen.push((await bench.service.db.query(open)).rowCount);
        return `performed ${input.list[0].n}`;
      },
      async complete(tx, input, result) {
        seen.push(input, result);
        await write(tx, job.kind);
      },
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, { n: 5 });
    expect(await runner.runReady()).toBe(1);
    expect(seen).toEqual([0, { list: [{ n: 5 }] }, 'performed 5']);
    expect([await bench.letters(job.kind), await bench.row(job)]).toEqual([1, undefined]);
  });

  it('is over where load finds nothing to do', async () => {
    const perform = jest.fn();
    const job = defineJob<Note, Note>({
      kind: bench.kind('needless'),
      timeLimitMs: 1_000,
      load: async () => undefined,
      perform,
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, { n: 1 });
    await runner.runReady();
    expect([perform.mock.calls, await bench.row(job)]).toEqual([[], undefined]);
  });

  it('goes on under its key with what complete answers, page by page', async () => {
    const pages: number[] = [];
    const job = defineJob<Note>({
      kind: bench.kind('pages'),
      async complete(_tx, { n }) {
        pages.push(n);
        if (n < 3) return { payload: { n: n + 1 } };
        if (n === 3) return { payload: { n: 4 }, at: bench.later(60) };
      },
    });
    const { runner } = bench.runner(job);
    await bench.enqueue(job, { n: 1 });
    expect(await runner.runReady()).toBe(3);
    bench.pass(60);
    expect(await runner.runReady()).toBe(1);
    expect([pages, await bench.row(job)]).toEqual([[1, 2, 3, 4], undefined]);
  });

  it('needs no more than the runtime role, which makes no tables', async () => {
    const roles: string[] = [];
    const job = defineJob<Note>({
      kind: bench.kind('role'),
      async complete(tx) {
        const sql = `SELECT current_user AS name, has_schema_privilege('public', 'CREATE') AS ddl`;
        const [{ name, ddl }] = await tx.query<{ name: string; ddl: boolean }>(sql);
        roles.push(`${name.endsWith('_runtime')} ${ddl}`);
      },
    });
    const { runner, metrics } = bench.runner(job);
    await bench.enqueue(job, { n: 1 });
    await runner.runReady();
    await runner.measure();
    expect(roles).toEqual(['true false']);
    expect(await metrics.registry.metrics()).toContain('jobs_waiting');
  });
});
