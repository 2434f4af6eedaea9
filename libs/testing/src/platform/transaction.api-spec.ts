import { type Transaction, UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { probeRoot } from '../probe/probe';
import { probeCreated, probeUpdated } from '../probe/probe.contract';
import { largeProbeRoot, ProbeTotalEntity } from '../probe/probe.parts';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

describe('a transaction', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    service = await startTestService(probeService, { role: 'api' });
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => service?.close());

  async function aProbe(note = ''): Promise<string> {
    const values = { probeId: randomUUID(), agencyOfficeId: randomUUID(), amount: 1, note };
    await unitOfWork.run(async (tx) => tx.emit(tx.insert(probeRoot, values), probeCreated));
    return values.probeId;
  }
  const raise = async (tx: Transaction, probeId: string) => {
    const probe = await tx.lock(probeRoot, probeId);
    tx.change(probe, { amount: probe.amount + 1 });
    tx.emit(probe, probeUpdated);
  };
  const rowOf = async (probeId: string) =>
    (await service.db.query('SELECT * FROM probe WHERE probe_id = $1', [probeId])).rows[0];
  const sequencesOf = async (probeId: string) =>
    (
      await service.db.query(
        `SELECT (headers->>'ce_sequence')::integer AS sequence FROM outbox WHERE key = $1 ORDER BY id`,
        [probeId],
      )
    ).rows.map(({ sequence }) => sequence);

  it('keeps both changes where a root is locked twice', async () => {
    const probeId = await aProbe();
    await unitOfWork.run(async (tx) => {
      await raise(tx, probeId);
      await raise(tx, probeId);
    });
    expect(await rowOf(probeId)).toMatchObject({ amount: 3, version: 3, event_sequence: 3 });
    expect(await sequencesOf(probeId)).toEqual([1, 2, 3]);
  });

  it('answers the same object to each lock, also after it was written', async () => {
    const probeId = await aProbe();
    await unitOfWork.run(async (tx) => {
      const first = await tx.lock(probeRoot, probeId);
      tx.change(first, { amount: 5 });
      await tx.query('SELECT 1');
      expect(await tx.lock(probeRoot, probeId)).toBe(first);
      expect(await tx.find(probeRoot, probeId)).toBe(first);
    });
  });

  it('shows its statements what it has changed, inserted and deleted', async () => {
    const [changed, deleted, inserted] = [await aProbe(), await aProbe(), randomUUID()];
    await unitOfWork.run(async (tx) => {
      tx.change(await tx.lock(probeRoot, changed), { amount: 7 });
      tx.delete(await tx.lock(probeRoot, deleted));
      tx.insert(probeRoot, { probeId: inserted, agencyOfficeId: randomUUID(), amount: 8, note: '' });
      const sql = 'SELECT amount FROM probe WHERE probe_id = ANY($1) ORDER BY amount';
      expect(await tx.query(sql, [[changed, deleted, inserted]])).toEqual([{ amount: 7 }, { amount: 8 }]);
      expect(await tx.execute('UPDATE probe SET amount = 9 WHERE probe_id = $1 AND amount = 8', [inserted])).toBe(1);
    });
    expect(await rowOf(inserted)).toMatchObject({ amount: 9 });
  });

  it('reads a row anew once it was let go', async () => {
    const probeId = await aProbe();
    await unitOfWork.run(async (tx) => {
      const probe = await tx.lock(probeRoot, probeId);
      tx.change(probe, { note: 'kept' });
      await tx.execute('UPDATE probe SET amount = 40 WHERE probe_id = $1', [probeId]);
      await tx.forget(probeRoot.entity);
      await raise(tx, probeId);
    });
    expect(await rowOf(probeId)).toMatchObject({ amount: 41, note: 'kept', version: 3 });
  });

  it('deletes a row that it changed before, and does not find it again', async () => {
    const probeId = await aProbe();
    await unitOfWork.run(async (tx) => {
      const probe = await tx.lock(probeRoot, probeId);
      tx.change(probe, { amount: 2 });
      tx.emit(probe, probeUpdated);
      tx.delete(probe);
      await expect(tx.lock(probeRoot, probeId)).rejects.toMatchObject({ kind: 'notFound' });
      expect(await tx.find(probeRoot, probeId)).toBeNull();
      await tx.query('SELECT 1');
      await expect(tx.lock(probeRoot, probeId)).rejects.toMatchObject({ kind: 'notFound' });
    });
    expect([await rowOf(probeId), await sequencesOf(probeId)]).toEqual([undefined, [1, 2]]);
  });

  it('locks only the rows that a root is declared for, whichever root took them up', async () => {
    const [small, large] = [await aProbe('small'), await aProbe('large')];
    await unitOfWork.run(async (tx) => {
      const row = await tx.lock(largeProbeRoot, large);
      expect(await tx.lock(probeRoot, large)).toBe(row);
      await expect(tx.lock(largeProbeRoot, small)).rejects.toMatchObject({ kind: 'notFound' });
      await tx.lock(probeRoot, small);
      await expect(tx.lock(largeProbeRoot, small)).rejects.toMatchObject({ kind: 'notFound' });
    });
  });

  it('counts only changes that change something', async () => {
    const probeId = await aProbe();
    await unitOfWork.run(async (tx) => {
      const probe = await tx.lock(probeRoot, probeId);
      tx.change(probe, { note: 'the same' });
      expect(tx.change(probe, { note: 'the same' })).toBe(false);
    });
    expect(await rowOf(probeId)).toMatchObject({ version: 2 });
  });

  it('does not let a stored jsonb value be edited in place', async () => {
    const probeId = await aProbe();
    await service.db.query(`UPDATE probe SET extra = '{"list": [1]}' WHERE probe_id = $1`, [probeId]);
    await unitOfWork.run(async (tx) => {
      const { extra } = await tx.lock(probeRoot, probeId);
      expect(() => (extra as { list: number[] }).list.push(2)).toThrow(TypeError);
    });
  });

  it('writes nothing where it has changed nothing', async () => {
    const probeId = await aProbe();
    const xmin = async () =>
      (await service.db.query('SELECT xmin FROM probe WHERE probe_id = $1', [probeId])).rows[0].xmin;
    const before = await xmin();
    await unitOfWork.run(async (tx) => void tx.change(await tx.lock(probeRoot, probeId), { amount: 1 }));
    expect(await xmin()).toBe(before);
  });

  it('adds a row of a table that it does not track with the other writings, before the next statement sees it', async () => {
    const probeId = await aProbe();
    await unitOfWork.run(async (tx) => {
      tx.append(ProbeTotalEntity, { probeId, events: 1, lastSequence: '1', amount: 5, disorder: false });
      const sql = 'SELECT amount FROM probe_total WHERE probe_id = $1';
      expect(await tx.query(sql, [probeId])).toEqual([{ amount: 5 }]);
    });
    const failed = unitOfWork.run(async (tx) => {
      tx.append(ProbeTotalEntity, { probeId: randomUUID(), events: 1, lastSequence: '1', amount: 77, disorder: false });
      await tx.lock(probeRoot, randomUUID());
    });
    await expect(failed).rejects.toMatchObject({ kind: 'notFound' });
    expect((await service.db.query('SELECT amount FROM probe_total WHERE amount = 77')).rows).toEqual([]);
  });

  it('runs a put-off statement with the other writings, the last of each key', async () => {
    const probeId = await aProbe();
    const put = (amount: number) => (parameters: { add(value: unknown, type?: string): string }) =>
      `INSERT INTO probe_total VALUES (${parameters.add(probeId, 'uuid')}, 1, 1, ${parameters.add(amount, 'integer')}, false)`;
    await unitOfWork.run(async (tx) => {
      tx.defer('total', put(1));
      tx.defer('total', put(2));
      tx.change(await tx.lock(probeRoot, probeId), { amount: 3 });
    });
    const { rows } = await service.db.query('SELECT amount FROM probe_total WHERE probe_id = $1', [probeId]);
    expect(rows).toEqual([{ amount: 2 }]);
  });
});
