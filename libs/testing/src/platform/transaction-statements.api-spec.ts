import { UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { Client } from 'pg';
import { probeRoot } from '../probe/probe';
import { probeCreated, probeUpdated } from '../probe/probe.contract';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

describe('the statements of a transaction', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    service = await startTestService(probeService, { role: 'api' });
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service?.close());

  /** The statements on the probe's table that `work` sends, each as it goes to the server, with BEGIN and COMMIT. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const query = jest.spyOn(Client.prototype, 'query');
    await work();
    const texts = query.mock.calls.map(([sent]: unknown[]) =>
      typeof sent === 'string' ? sent : (sent as Client & { text: string }).text,
    );
    return texts.filter((text) => /^(BEGIN|COMMIT)$|"?probe"?\b/.test(text));
  }

  const values = () => ({
    probeId: randomUUID(),
    agencyOfficeId: randomUUID(),
    amount: 1,
    note: '',
    extra: { a: [1] },
  });

  it('are one for a create with its event, without BEGIN and COMMIT', async () => {
    const texts = await statementsOf(() =>
      unitOfWork.run(async (tx) => tx.emit(tx.insert(probeRoot, values()), probeCreated)),
    );
    expect(texts).toEqual([expect.stringMatching(/^WITH w0 AS \(INSERT INTO "probe" .* INSERT INTO "outbox"/)]);
  });

  it('write the columns that have changed alone', async () => {
    const made = values();
    await unitOfWork.run(async (tx) => void tx.insert(probeRoot, made));
    const texts = await statementsOf(() =>
      unitOfWork.run(async (tx) => {
        const probe = await tx.lock(probeRoot, made.probeId);
        tx.change(probe, { amount: 2, extra: { a: [1] } });
        tx.emit(probe, probeUpdated);
      }),
    );
    const update = texts.find((text) => text.includes('UPDATE "probe"'));
    const set = /SET (.*?) WHERE/.exec(update as string)?.[1];
    expect(set?.match(/"\w+"/g)?.sort()).toEqual(['"amount"', '"event_sequence"', '"modification_time"', '"version"']);
  });

  it('lock and write once, however many handlers change a row', async () => {
    const made = values();
    await unitOfWork.run(async (tx) => void tx.insert(probeRoot, made));
    const texts = await statementsOf(() =>
      unitOfWork.run(async (tx) => {
        for (let amount = 2; amount < 52; amount += 1) tx.change(await tx.lock(probeRoot, made.probeId), { amount });
      }),
    );
    expect(texts.map((text) => /BEGIN|COMMIT|FOR UPDATE|UPDATE "probe"/.exec(text)?.[0])).toEqual([
      'BEGIN',
      'FOR UPDATE',
      'UPDATE "probe"',
      'COMMIT',
    ]);
  });

  it('are prepared, and travel with BEGIN and COMMIT', async () => {
    const made = values();
    const write = jest.spyOn(Socket.prototype, '_writev' as never) as jest.SpyInstance<void, [Buffer[]]>;
    await unitOfWork.run(async (tx) => void tx.insert(probeRoot, made));
    const change = (amount: number) =>
      unitOfWork.run(async (tx) => tx.change(await tx.lock(probeRoot, made.probeId), { amount }));
    for (const amount of [2, 3, 4]) await change(amount);
    // writing replaces each chunk of the list by its bytes
    const written = write.mock.calls.map(([chunks]) => chunks.map(String).join(''));
    const texts = written.map((text) => /BEGIN|COMMIT/.exec(text)?.[0]).filter(Boolean);
    expect(texts).toEqual(['BEGIN', 'COMMIT', 'BEGIN', 'COMMIT', 'BEGIN', 'COMMIT']);
    // on one connection a text is sent once, and by its name then
    expect(written.filter((text) => text.includes('FOR UPDATE')).length).toBeLessThan(3);
  });
});
