import { type Transaction, UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { probeRoot } from '../probe/probe';
import { probeCreated } from '../probe/probe.contract';
import { partAdded, probePart, probeSettings, settingsChanged } from '../probe/probe.parts';
import { probeSettingsService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

describe('children and singletons', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    service = await startTestService(probeSettingsService);
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => service?.close());

  const insertProbe = (tx: Transaction) =>
    tx.insert(probeRoot, { probeId: randomUUID(), agencyOfficeId: randomUUID(), amount: 1, note: '' });
  const insertPart = (tx: Transaction, probe: ReturnType<typeof insertProbe>, name: string) =>
    tx.insertChild(probePart, probe, { partId: randomUUID(), probeId: probe.probeId, name });
  const aProbeWithPart = (name: string) =>
    unitOfWork.run(async (tx) => {
      const probe = insertProbe(tx);
      tx.emit(probe, probeCreated);
      const part = insertPart(tx, probe, name);
      tx.emit(part, partAdded);
      return { probeId: probe.probeId, partId: part.partId };
    });

  it('are inserted with a new parent in one statement, their events numbered with the parent’s', async () => {
    const { probeId, partId } = await aProbeWithPart('wheel');
    const events = await service.published('test.probe', probeId);
    expect(events.map(({ name, sequence, data }) => [name, sequence, data.part])).toEqual([
      ['probe-created', 1, undefined],
      ['probe-part-added', 2, { partId, name: 'wheel' }],
    ]);
    expect(events[1].data.probe).toEqual({ probeId, amount: 1, note: '' });
  });

  it('have a version of their own and leave the parent’s alone', async () => {
    const { probeId, partId } = await aProbeWithPart('wheel');
    await unitOfWork.run(async (tx) => {
      const probe = await tx.lockRelated(probeRoot, probeId);
      const part = await tx.lockChild(probePart, probe, partId);
      expect(tx.change(part, { name: 'tyre' })).toBe(true);
      expect(await tx.lockChild(probePart, probe, partId)).toBe(part);
      expect((await tx.children(probePart, probe)).map(({ name }) => name)).toEqual(['tyre']);
      expect([part.version, probe.version]).toEqual([2, 1]);
    });
    const { rows } = await service.db.query('SELECT name, version FROM probe_part WHERE part_id = $1', [partId]);
    expect(rows).toEqual([{ name: 'tyre', version: 2 }]);
  });

  it('are found below their own parent alone', async () => {
    const [one, other] = [await aProbeWithPart('a'), await aProbeWithPart('b')];
    await unitOfWork.run(async (tx) => {
      const probe = await tx.lockRelated(probeRoot, one.probeId);
      await expect(tx.lockChild(probePart, probe, other.partId)).rejects.toMatchObject({ kind: 'notFound' });
      expect(await tx.findChild(probePart, probe, other.partId)).toBeUndefined();
    });
  });

  it('are compared with If-Match by their own version', async () => {
    const { probeId, partId } = await aProbeWithPart('wheel');
    const lock = (version: string) =>
      unitOfWork.run(
        async (tx) => void (await tx.lockChild(probePart, await tx.lockRelated(probeRoot, probeId), partId)),
        { cause: { requestId: randomUUID(), traceparent: '' }, ifMatch: { versions: [version] } },
      );
    await expect(lock('1')).resolves.toBeUndefined();
    await expect(lock('2')).rejects.toMatchObject({ kind: 'changed' });
  });

  it('name the field whose value another row has taken', async () => {
    const { probeId } = await aProbeWithPart('wheel');
    const taken = {
      kind: 'invalid',
      errorCode: 'BAD_REQUEST_BODY',
      details: { errors: [{ target: 'part.name', errorCode: 'INVALID_TYPE' }] },
    };
    const atTheEnd = unitOfWork.run(async (tx) => {
      insertPart(tx, await tx.lock(probeRoot, probeId), 'wheel');
    });
    await expect(atTheEnd).rejects.toMatchObject(taken);
    const before = unitOfWork.run(async (tx) => {
      insertPart(tx, await tx.lock(probeRoot, probeId), 'wheel');
      await tx.query('SELECT 1');
    });
    await expect(before).rejects.toMatchObject(taken);
  });

  it('are made by the first save, of which 20 at once all count', async () => {
    const office = randomUUID();
    const raise = async (tx: Transaction) => {
      const settings = await tx.lockSingleton(probeSettings, office);
      tx.change(settings, { limit: settings.limit + 1 });
      tx.emit(settings, settingsChanged);
    };
    await Promise.all(Array.from({ length: 20 }, () => unitOfWork.run(raise)));
    const { rows } = await service.db.query('SELECT * FROM probe_settings WHERE agency_office_id = $1', [office]);
    expect(rows).toEqual([expect.objectContaining({ limit: 30, version: 20, event_sequence: 20 })]);
    const events = await service.published('test.probe-settings', office);
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('hold their defaults and version 0 until they are saved', async () => {
    const office = randomUUID();
    await unitOfWork.run(async (tx) => {
      expect(await tx.findSingleton(probeSettings, office)).toMatchObject({ version: 0, limit: 10 });
      expect(await tx.find(probeSettings, office)).toBeNull();
    });
    await unitOfWork.run(async (tx) => {
      const settings = await tx.lockSingleton(probeSettings, office);
      expect([settings.version, settings.limit]).toEqual([0, 10]);
      expect(await tx.lockSingleton(probeSettings, office)).toBe(settings);
    });
  });
});
