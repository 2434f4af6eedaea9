import { probeTopic } from '../probe/probe.contract';
import { probeService } from '../probe/probe.service';
import { eventually, startTestService, type TestService } from '../service/test-service';

describe.each([
  ['publishes to', [probeTopic]],
  ['only reads', []],
])('the topics that a service %s, on the postgres transport', (_which, topics) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ ...probeService, topics });
  });
  afterAll(() => service?.close());

  it('are kept as declared, dead letters for 30 days', async () => {
    const rows = async () =>
      (await service.events.query('SELECT name, compacted, retention_days FROM event_topic ORDER BY name')).rows;
    await eventually(async () => (await rows()).length === 3, 'three topics');
    expect(await rows()).toEqual([
      { name: 'test.probe', compacted: false, retention_days: 7 },
      { name: 'test.probe.probe.letters.dlq', compacted: false, retention_days: 30 },
      { name: 'test.probe.probe.totals.dlq', compacted: false, retention_days: 30 },
    ]);
  });
});
