import { randomUUID } from 'node:crypto';
import { probeRemoved, probeUpdated } from '../probe/probe.contract';
import { probeService } from '../probe/probe.service';
import { publishEvent } from '../service/publish';
import { eventually, startTestService, type TestService } from '../service/test-service';

describe('a removal behind an event that could not be handled', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(probeService)));
  afterAll(() => service?.close());

  // where the topic keeps the newest event alone, it does not wait: the erasure tests of the lead service
  it('waits with it on a topic that keeps every event of a key', async () => {
    const probeId = randomUUID();
    await publishEvent(service, probeUpdated, probeId, { sequence: 1, data: Buffer.from('not JSON') });
    await publishEvent(service, probeRemoved, probeId, { sequence: 2 });
    const letters = async () => {
      const sql = `SELECT sequence::integer, parked_behind FROM dead_letter WHERE consumer = 'probe.totals' AND key = $1 ORDER BY sequence`;
      return (await service.db.query(sql, [probeId])).rows;
    };
    await eventually(async () => (await letters()).length === 2, 'both dead letters');
    expect(await letters()).toEqual([
      { sequence: 1, parked_behind: false },
      { sequence: 2, parked_behind: true },
    ]);
  });
});
