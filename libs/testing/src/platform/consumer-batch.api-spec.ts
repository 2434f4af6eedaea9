import { UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { probeRoot } from '../probe/probe';
import { probeCreated } from '../probe/probe.contract';
import { probeSettingsService } from '../probe/probe.service';
import { eventually, startTestService, type TestService } from '../service/test-service';

describe('a consumer batch', () => {
  let service: TestService;

  beforeAll(async () => (service = await startTestService(probeSettingsService)));
  afterAll(() => service?.close());

  it('loses no change where its events all change the same root', async () => {
    const [unitOfWork, office, count] = [service.app.get(UnitOfWork, { strict: false }), randomUUID(), 120];
    await unitOfWork.run(async (tx) => {
      for (let n = 0; n < count; n += 1) {
        const values = { probeId: randomUUID(), agencyOfficeId: office, amount: n, note: `office ${office}` };
        tx.emit(tx.insert(probeRoot, values), probeCreated);
      }
    });
    const settings = async () =>
      (await service.db.query('SELECT * FROM probe_settings WHERE agency_office_id = $1', [office])).rows[0];
    await eventually(async () => (await settings())?.event_sequence >= count, 'all of the events handled');
    expect(await settings()).toMatchObject({ limit: 10 + count, version: count, event_sequence: count });
    const events = await service.published('test.probe-settings', office);
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    const batches = await service.db.query(
      `SELECT xmin, count(*) FROM inbox WHERE consumer = 'probe.counts' GROUP BY xmin ORDER BY count(*) DESC LIMIT 1`,
    );
    expect(Number(batches.rows[0].count)).toBeGreaterThan(1);
  });
});
