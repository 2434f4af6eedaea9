import { type Transaction, UnitOfWork } from '@ovipro/platform';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { type ProbeEntity, probeRoot } from '../probe/probe';
import { probeUpdated } from '../probe/probe.contract';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

const steps = ['insert', 'lock', 'change', 'emit', 'query', 'delete'] as const;
type Step = { step: (typeof steps)[number]; of: number; amount: number };

/** What a transaction should have made of a row. */
interface Expected {
  amount: number;
  version: number;
  sequence: number;
}

const histories = fc.array(
  fc.array(fc.record({ step: fc.constantFrom(...steps), of: fc.nat(2), amount: fc.nat(3) }), { maxLength: 12 }),
  { minLength: 1, maxLength: 3 },
);

describe('random histories of transactions', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    service = await startTestService(probeService, { role: 'api' });
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => service?.close());

  const stored = async (ids: string[]) => {
    const sql = `SELECT probe_id, amount, version, event_sequence AS sequence FROM probe WHERE probe_id = ANY($1)`;
    const { rows } = await service.db.query(sql, [ids]);
    return new Map(rows.map(({ probe_id: id, ...row }) => [id as string, row as Expected]));
  };

  /** Does a step, and the same to the model. */
  async function take(tx: Transaction, ids: string[], model: Map<string, Expected>, { step, of, amount }: Step) {
    const id = ids[of];
    const expected = model.get(id);
    if (step === 'insert') {
      if (expected || ids[of + 3] === 'used') return;
      ids[of + 3] = 'used';
      tx.insert(probeRoot, { probeId: id, agencyOfficeId: randomUUID(), amount, note: '' });
      model.set(id, { amount, version: 1, sequence: 0 });
      return;
    }
    if (step === 'query') {
      const sql = 'SELECT probe_id, amount FROM probe WHERE probe_id = ANY($1) ORDER BY probe_id';
      const rows = await tx.query(sql, [ids.slice(0, 3)]);
      const present = [...model].map(([probe_id, row]) => ({ probe_id, amount: row.amount }));
      expect(rows).toEqual(present.sort((a, b) => (a.probe_id < b.probe_id ? -1 : 1)));
      return;
    }
    if (!expected) return void (await expect(tx.lock(probeRoot, id)).rejects.toMatchObject({ kind: 'notFound' }));
    const probe: ProbeEntity = await tx.lock(probeRoot, id);
    expect(probe.amount).toBe(expected.amount);
    if (step === 'change') {
      expect(tx.change(probe, { amount })).toBe(amount !== expected.amount);
      if (amount !== expected.amount) model.set(id, { ...expected, amount, version: expected.version + 1 });
    }
    if (step === 'emit') {
      tx.emit(probe, probeUpdated);
      model.set(id, { ...expected, sequence: expected.sequence + 1 });
    }
    if (step === 'delete') {
      tx.delete(probe);
      model.delete(id);
    }
  }

  async function run(history: Step[][]) {
    const ids = [randomUUID(), randomUUID(), randomUUID()] as string[];
    const model = new Map<string, Expected>();
    for (const transaction of history)
      await unitOfWork.run(async (tx) => {
        for (const step of transaction) await take(tx, ids, model, step);
      });
    expect(await stored(ids.slice(0, 3))).toEqual(model);
    const sql = `SELECT key, (headers->>'ce_sequence')::integer AS sequence FROM outbox WHERE key = ANY($1) ORDER BY id`;
    const { rows } = await service.db.query(sql, [ids.slice(0, 3)]);
    for (const id of ids.slice(0, 3)) {
      const sequences = rows.filter(({ key }) => key === id).map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.map((_, at) => at + 1));
      if (model.has(id)) expect(sequences).toHaveLength(model.get(id)?.sequence as number);
    }
  }

  it('end as a simple model of them does', async () => {
    await fc.assert(fc.asyncProperty(histories, run), { numRuns: 1_000 });
  }, 180_000);
});
