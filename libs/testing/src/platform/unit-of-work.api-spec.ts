import { directory, type ReceivedEvent, type Transaction, UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { probeCreated, probeUpdated } from '../probe/probe.contract';
import { ProbeEntity, probeRoot } from '../probe/probe';
import { probeService } from '../probe/probe.service';
import { claimsOf } from '../service/keys';
import { startTestService, type TestService } from '../service/test-service';

describe('unitOfWork', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    service = await startTestService(probeService);
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => service?.close());

  const values = () => ({ probeId: randomUUID(), agencyOfficeId: randomUUID(), amount: 1, note: '' });
  const rowsOf = async (probeId: string) =>
    (await service.db.query('SELECT * FROM probe WHERE probe_id = $1', [probeId])).rows;

  it('writes row and event, or neither', async () => {
    const kept = values();
    await unitOfWork.run(async (tx) => tx.emit(tx.insert(probeRoot, kept), probeCreated));
    const lost = values();
    const failing = unitOfWork.run(async (tx) => {
      tx.emit(tx.insert(probeRoot, lost), probeCreated);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect([(await rowsOf(kept.probeId)).length, (await rowsOf(lost.probeId)).length]).toEqual([1, 0]);
    expect((await service.published('test.probe', kept.probeId)).map((event) => event.sequence)).toEqual([1]);
    expect(await service.published('test.probe', lost.probeId)).toEqual([]);
  });

  it('numbers several events of one commit, and builds each from what was written last', async () => {
    const made = values();
    await unitOfWork.run(async (tx) => {
      const probe = tx.insert(probeRoot, made);
      tx.emit(probe, probeCreated);
      tx.change(probe, { amount: 5 });
      tx.emit(probe, probeUpdated);
    });
    const events = await service.published('test.probe', made.probeId);
    expect(events.map(({ name, sequence, data }) => [name, sequence, data.probe.amount])).toEqual([
      ['probe-created', 1, 5],
      ['probe-updated', 2, 5],
    ]);
    expect(events[0].data.actor).toEqual({ sub: 'system:probe', name: 'OviPro' });
    expect(events[0].headers.ce_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('moves neither version nor modification time for a change that changes nothing', async () => {
    const made = values();
    await unitOfWork.run(async (tx) => void tx.insert(probeRoot, made));
    const [before] = await rowsOf(made.probeId);
    const changed = await unitOfWork.run(async (tx) =>
      tx.change(await tx.lock(probeRoot, made.probeId), { amount: 1, note: '' }),
    );
    expect(changed).toBe(false);
    expect(await rowsOf(made.probeId)).toEqual([before]);
  });

  it('writes the rest of what it made where it takes a part back', async () => {
    const [kept, takenBack] = [values(), values()];
    await unitOfWork.run(async (tx) => {
      tx.emit(tx.insert(probeRoot, kept), probeCreated);
      tx.delete(tx.insert(probeRoot, takenBack));
    });
    expect([(await rowsOf(kept.probeId)).length, (await rowsOf(takenBack.probeId)).length]).toEqual([1, 0]);
    expect(await service.published('test.probe', kept.probeId)).toHaveLength(1);
  });

  it('lets 50 concurrent changes of one root follow each other, each with its own number', async () => {
    const made = values();
    await unitOfWork.run(async (tx) => tx.emit(tx.insert(probeRoot, made), probeCreated));
    const raise = async (tx: Transaction) => {
      const probe = await tx.lock(probeRoot, made.probeId);
      tx.change(probe, { amount: probe.amount + 1 });
      tx.emit(probe, probeUpdated);
    };
    await Promise.all(Array.from({ length: 50 }, () => unitOfWork.run(raise)));
    const [{ amount, version, event_sequence: sequence }] = await rowsOf(made.probeId);
    expect([amount, version, sequence]).toEqual([51, 51, 51]);
    const events = await service.published('test.probe', made.probeId);
    expect(events.map((event) => [event.sequence, event.data.probe.amount])).toEqual(
      events.map((_, n) => [n + 1, n + 1]),
    );
  });

  it('refuses an event past 3 MiB with 413, and keeps nothing of it', async () => {
    const made = { ...values(), note: 'x'.repeat(3 * 1_048_576) };
    const writing = unitOfWork.run(async (tx) => tx.emit(tx.insert(probeRoot, made), probeCreated));
    await expect(writing).rejects.toMatchObject({ kind: 'tooLarge' });
    expect(await rowsOf(made.probeId)).toEqual([]);
  });

  it('publishes the largest body that the API lets through', async () => {
    const office = randomUUID();
    const token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [office] }));
    const body = { amount: 1, note: '"'.repeat(510_000) };
    const { status, body: made } = await service.send('POST', '/probes', { token, body });
    expect([status, Buffer.byteLength(JSON.stringify(body)) > 1_000_000]).toEqual([201, true]);
    const [event] = await service.published('test.probe', made.probeId);
    expect(event.data.probe.note).toBe(body.note);
  });

  it('never hands out the row of another office', async () => {
    const made = values();
    await unitOfWork.run(async (tx) => void tx.insert(probeRoot, made));
    const token = await service.issuer.token(claimsOf('agent', { agencyOfficeIds: [randomUUID()] }));
    const foreign = await service.send('PUT', `/probes/${made.probeId}`, { token, body: { amount: 2 } });
    const unknown = await service.send('PUT', `/probes/${randomUUID()}`, { token, body: { amount: 2 } });
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
  });

  it('hydrates what it locks as the entity it is', async () => {
    const made = values();
    await unitOfWork.run(async (tx) => void tx.insert(probeRoot, made));
    expect(await unitOfWork.run((tx) => tx.find(probeRoot, made.probeId))).toBeInstanceOf(ProbeEntity);
  });
});

describe('directory', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;
  const id = randomUUID();
  const event = (sequence: number): ReceivedEvent => ({ id: randomUUID(), name: 'x', key: id, sequence, data: {} });
  const find = () => unitOfWork.run((tx) => directory.find(tx, 'agent', id));

  beforeAll(async () => {
    service = await startTestService(probeService, { role: 'api' });
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => service?.close());

  it('applies only a higher sequence', async () => {
    await unitOfWork.run((tx) => directory.put(tx, 'agent', event(2), { name: 'new' }));
    await unitOfWork.run((tx) => directory.put(tx, 'agent', event(1), { name: 'old' }));
    expect(await find()).toEqual({ name: 'new' });
  });

  it('keeps a removed name where that is asked for, and lets nothing late revive it', async () => {
    await unitOfWork.run((tx) => directory.remove(tx, 'agent', event(5), 'data'));
    expect(await find()).toEqual({ name: 'new' });
    await unitOfWork.run((tx) => directory.remove(tx, 'agent', event(6), 'nothing'));
    await unitOfWork.run((tx) => directory.put(tx, 'agent', event(4), { name: 'late' }));
    expect(await find()).toEqual({});
  });

  it('says whether a removal was news', async () => {
    const remove = (sequence: number) =>
      unitOfWork.run((tx) => directory.remove(tx, 'agent', event(sequence), 'nothing'));
    expect([await remove(6), await remove(5), await remove(7)]).toEqual([false, false, true]);
  });

  it('keeps what was removed through a replay, since its topic does not keep it for ever', async () => {
    const other = { ...event(1), key: randomUUID() };
    await unitOfWork.run((tx) => directory.put(tx, 'agent', other, { name: 'other' }));
    await unitOfWork.run((tx) => directory.reset(tx, 'agent'));
    await unitOfWork.run((tx) => directory.put(tx, 'agent', event(1), { name: 'late' }));
    expect(await find()).toEqual({});
    expect(await unitOfWork.run((tx) => directory.find(tx, 'agent', other.key))).toBeUndefined();
  });

  it('knows who is removed, until a newer event brings them back', async () => {
    const isRemoved = () => unitOfWork.run((tx) => directory.isRemoved(tx, 'agent', id));
    expect(await isRemoved()).toBe(true);
    await unitOfWork.run((tx) => directory.put(tx, 'agent', event(8), { name: 'back' }));
    expect([await isRemoved(), await find()]).toEqual([false, { name: 'back' }]);
  });
});
