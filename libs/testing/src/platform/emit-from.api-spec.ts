import { UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { probeRoot } from '../probe/probe';
import { probeCreated, probeRemoved, probeUpdated } from '../probe/probe.contract';
import { probeSettings, settingsChanged } from '../probe/probe.parts';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

describe('events of many rows at once', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    service = await startTestService(probeService);
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => service?.close());

  async function probes(office: string, count: number, note = 'a "note" — with\nsigns'): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await unitOfWork.run(async (tx) => {
      for (const [amount, probeId] of ids.entries())
        tx.emit(tx.insert(probeRoot, { probeId, agencyOfficeId: office, amount, note }), probeCreated);
    });
    return ids;
  }
  const raise = `UPDATE probe t SET amount = amount + $2, version = version + 1, event_sequence = event_sequence + 1
    WHERE agency_office_id = $1 RETURNING t.*`;

  it('carry what the statement wrote, numbered after what was emitted before', async () => {
    const office = randomUUID();
    const ids = await probes(office, 40);
    const written = await unitOfWork.run(async (tx) => {
      const first = await tx.lock(probeRoot, ids[0]);
      tx.change(first, { amount: 100 });
      tx.emit(first, probeUpdated);
      const count = await tx.emitFrom(probeRoot, { sql: raise, values: [office, 5] }, probeUpdated, {
        why: "it's due",
      });
      const again = await tx.lock(probeRoot, ids[0]);
      expect(again.amount).toBe(105);
      tx.emit(again, probeUpdated);
      return count;
    });
    expect(written).toBe(40);
    for (const [amount, id] of ids.entries()) {
      const events = await service.published('test.probe', id);
      const expected = amount === 0 ? [0, 100, 105, 105] : [amount, amount + 5];
      expect(events.map(({ data }) => data.probe.amount)).toEqual(expected);
      expect(events.map(({ sequence }) => sequence)).toEqual(expected.map((_, at) => at + 1));
    }
  });

  it('have the form of those that are emitted one by one', async () => {
    const office = randomUUID();
    const [id] = await probes(office, 1);
    await unitOfWork.run(async (tx) => {
      tx.emit(await tx.lock(probeRoot, id), probeUpdated, { why: 'ä' });
      await tx.emitFrom(probeRoot, { sql: raise, values: [office, 0] }, probeUpdated, { why: 'ä' });
    });
    const [, one, many] = await service.published('test.probe', id);
    expect(many.data).toEqual(one.data);
    expect(Object.keys(many.headers).sort()).toEqual(Object.keys(one.headers).sort());
    const { ce_id: ofOne, ce_sequence: _1, ...headersOfOne } = one.headers;
    const { ce_id: ofMany, ce_sequence: _2, ...headersOfMany } = many.headers;
    expect(headersOfMany).toEqual(headersOfOne);
    expect(ofMany).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
    expect(ofMany.slice(0, 13)).toBe(ofOne.slice(0, 13));
  });

  it('carry the further parts that the resource names for its events', async () => {
    const office = randomUUID();
    await unitOfWork.run(async (tx) => {
      const settings = await tx.lockSingleton(probeSettings, office);
      tx.change(settings, { limit: 7 });
      tx.emit(settings, settingsChanged);
    });
    const sql = `UPDATE probe_settings t SET "limit" = 8, event_sequence = event_sequence + 1 WHERE agency_office_id = $1 RETURNING t.*`;
    await unitOfWork.run((tx) => tx.emitFrom(probeSettings, { sql, values: [office] }, settingsChanged));
    const events = await service.published('test.probe-settings', office);
    const told = (limit: number) => ({ probeSettings: { agencyOfficeId: office, limit }, limits: { limit } });
    expect(events.map(({ data: { actor: _actor, ...data } }) => data)).toEqual([told(7), told(8)]);
  });

  it('are tombstones where the event has no data', async () => {
    const office = randomUUID();
    const [id] = await probes(office, 1);
    const sql = 'DELETE FROM probe t WHERE agency_office_id = $1 RETURNING t.*';
    await unitOfWork.run((tx) => tx.emitFrom(probeRoot, { sql, values: [office] }, probeRemoved));
    const events = await service.published('test.probe', id);
    expect(events.map(({ name, sequence, data }) => [name, sequence, data === null])).toEqual([
      ['probe-created', 1, false],
      ['probe-removed', 2, true],
    ]);
    for (const name of ['content-type', 'ce_dataschema']) expect(events[1].headers).not.toHaveProperty(name);
  });

  it('are none where the statement writes nothing', async () => {
    const none = await unitOfWork.run((tx) =>
      tx.emitFrom(probeRoot, { sql: raise, values: [randomUUID(), 1] }, probeUpdated),
    );
    expect(none).toBe(0);
  });

  it('are refused with 413 past 3 MiB, and nothing is written', async () => {
    const office = randomUUID();
    const [id] = await probes(office, 1);
    const sql = `UPDATE probe t SET note = repeat('x', 3 * 1048576), event_sequence = event_sequence + 1
      WHERE agency_office_id = $1 RETURNING t.*`;
    const writing = unitOfWork.run((tx) => tx.emitFrom(probeRoot, { sql, values: [office] }, probeUpdated));
    await expect(writing).rejects.toMatchObject({ kind: 'tooLarge' });
    expect(await service.published('test.probe', id)).toHaveLength(1);
  });
});
