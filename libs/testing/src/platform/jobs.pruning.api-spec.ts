import { JobRunner } from '@ovipro/platform';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

/** Runs what recurs, as a worker does from its start on. */
async function runJobs(service: TestService): Promise<void> {
  const runner = service.app.get(JobRunner, { strict: false });
  await runner.begin();
  await runner.runReady();
}

describe('pruning', () => {
  let service: TestService;

  beforeAll(async () => (service = await startTestService(probeService, { role: 'api' })));
  afterAll(() => service?.close());

  it('removes what has served its time and nothing else', async () => {
    await service.db.query(`
      INSERT INTO idempotency VALUES ('\\x01', 201, '{}', '{}', now() - interval '25 hours'), ('\\x02', 201, '{}', '{}', now());
      INSERT INTO inbox VALUES ('c', 'old', now() - interval '31 days'), ('c', 'new', now() - interval '29 days');`);
    await runJobs(service);
    expect((await service.db.query('SELECT id FROM idempotency')).rows).toEqual([{ id: Buffer.from([2]) }]);
    expect((await service.db.query('SELECT event_id FROM inbox')).rows).toEqual([{ event_id: 'new' }]);
    const { rows } = await service.db.query(`SELECT due_at > now() AS again FROM job WHERE kind = 'prune-tables'`);
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
    await runJobs(service);
    const { rows } = await service.events.query<{ event_id: string }>(
      'SELECT event_id FROM event_log ORDER BY position',
    );
    expect(rows.map((row) => row.event_id)).toEqual(['2', '5', '7']);
  });
});
