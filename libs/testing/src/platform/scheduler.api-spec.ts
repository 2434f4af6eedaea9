import { Clock, schedule, Scheduler, type Transaction, UnitOfWork } from '@ovipro/platform';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

const hour = 3_600_000;

describe('schedule.at', () => {
  let service: TestService;
  let scheduler: Scheduler;
  let unitOfWork: UnitOfWork;
  let now = new Date('2030-01-01T00:00:00Z');
  const ran: object[] = [];

  beforeAll(async () => {
    // the api role runs no timers of its own: the test is the only worker
    service = await startTestService(probeService, { role: 'api' });
    service.app.get(Clock, { strict: false }).now = () => now;
    scheduler = service.app.get(Scheduler, { strict: false });
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
    scheduler.register({ kind: 'note', run: async (_tx, payload) => void ran.push(payload) });
  });
  afterAll(() => service?.close());
  beforeEach(() => ran.splice(0));

  const later = (hours: number): Date => new Date(now.getTime() + hours * hour);
  const at = (key: string, time: Date, payload = {}, kind = 'note') =>
    unitOfWork.run((tx: Transaction) => schedule.at(tx, key, kind, time, payload));

  it('runs nothing before its time, and once when it has come', async () => {
    await at('once', later(1), { n: 1 });
    expect(await scheduler.runDue()).toBe(0);
    now = later(2);
    expect([await scheduler.runDue(), await scheduler.runDue()]).toEqual([1, 0]);
    expect(ran).toEqual([{ n: 1 }]);
  });

  it('moves what is scheduled again under its key, and forgets what is cancelled', async () => {
    await at('moved', later(1), { n: 1 });
    await at('moved', later(3), { n: 2 });
    await at('cancelled', later(1));
    await unitOfWork.run((tx) => schedule.cancel(tx, 'cancelled'));
    now = later(2);
    expect(await scheduler.runDue()).toBe(0);
    now = later(2);
    await scheduler.runDue();
    expect(ran).toEqual([{ n: 2 }]);
  });

  it('runs each row once when several workers look at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => at(`shared-${n}`, later(-1), { n })));
    const done = await Promise.all([scheduler.runDue(), scheduler.runDue(), scheduler.runDue()]);
    expect(done.reduce((sum, count) => sum + count)).toBe(20);
    expect(new Set(ran.map((payload) => JSON.stringify(payload))).size).toBe(20);
  });

  it('puts off what fails, for longer each time, and undoes what it had done', async () => {
    let failures = 2;
    scheduler.register({
      kind: 'fails',
      run: async (tx) => {
        await tx.query(`INSERT INTO probe_letter VALUES ('from a timer')`);
        if (failures-- > 0) throw new Error('not yet');
      },
    });
    await at('stubborn', now, {}, 'fails');
    for (let tries = 0; tries < 3; tries += 1) {
      await scheduler.runDue();
      now = later(1);
    }
    expect((await service.db.query(`SELECT FROM probe_letter WHERE event_id = 'from a timer'`)).rowCount).toBe(1);
    expect((await service.db.query(`SELECT FROM schedule WHERE key = 'stubborn'`)).rowCount).toBe(0);
  });

  it('gives what recurs a row to start from, and leaves alone one that is there', async () => {
    const kinds = ['every day', 'every week'];
    for (const kind of kinds) scheduler.register({ kind, recurs: true, run: async () => void ran.push({ kind }) });
    await at(kinds[1], later(5), {}, kinds[1]);
    await unitOfWork.run((tx) => scheduler.begin(tx));
    await scheduler.runDue();
    expect(ran).toEqual([{ kind: kinds[0] }]);
    expect((await service.db.query(`SELECT FROM schedule WHERE key = 'every week'`)).rowCount).toBe(1);
  });

  it('leaves work of a kind that this process does not know to others', async () => {
    await at('foreign', later(-1), {}, 'of another version');
    await scheduler.runDue();
    expect((await service.db.query(`SELECT FROM schedule WHERE key = 'foreign'`)).rowCount).toBe(1);
  });
});

describe('pruning', () => {
  let service: TestService;

  beforeAll(async () => (service = await startTestService(probeService, { role: 'api' })));
  afterAll(() => service?.close());

  it('removes what has served its time and nothing else', async () => {
    await service.db.query(`
      INSERT INTO idempotency VALUES ('\\x01', 201, '{}', '{}', now() - interval '25 hours'), ('\\x02', 201, '{}', '{}', now());
      INSERT INTO inbox VALUES ('c', 'old', now() - interval '31 days'), ('c', 'new', now() - interval '29 days');
      INSERT INTO schedule VALUES ('pruning', 'pruning', now() - interval '1 second', '{}');`);
    await service.app.get(Scheduler, { strict: false }).runDue();
    expect((await service.db.query('SELECT id FROM idempotency')).rows).toEqual([{ id: Buffer.from([2]) }]);
    expect((await service.db.query('SELECT event_id FROM inbox')).rows).toEqual([{ event_id: 'new' }]);
    const { rows } = await service.db.query(`SELECT due_at > now() AS again FROM schedule WHERE key = 'pruning'`);
    expect(rows).toEqual([{ again: true }]);
  });
});

describe('the postgres transport', () => {
  let service: TestService;

  beforeAll(async () => (service = await startTestService(probeService, { role: 'api' })));
  afterAll(() => service?.close());

  it('keeps the newest event of a key where a topic is compacted, and the retention elsewhere', async () => {
    await service.events.query(`
      INSERT INTO event_topic VALUES ('kept', true, 7), ('short', false, 7);
      INSERT INTO event_log (topic, key, event_id, headers, payload, appended_at) VALUES
        ('kept', 'a', '1', '{}', '1', now() - interval '30 days'), ('kept', 'a', '2', '{}', '2', now() - interval '30 days'),
        ('kept', 'gone', '3', '{}', '3', now() - interval '30 days'), ('kept', 'gone', '4', '{}', NULL, now() - interval '8 days'),
        ('kept', 'going', '5', '{}', NULL, now()), ('short', 'a', '6', '{}', '6', now() - interval '8 days'),
        ('short', 'a', '7', '{}', '7', now());`);
    await service.db.query(`INSERT INTO schedule VALUES ('pruning', 'pruning', now() - interval '1 second', '{}')`);
    await service.app.get(Scheduler, { strict: false }).runDue();
    const { rows } = await service.events.query<{ event_id: string }>(
      'SELECT event_id FROM event_log ORDER BY position',
    );
    expect(rows.map((row) => row.event_id)).toEqual(['2', '5', '7']);
  });
});
