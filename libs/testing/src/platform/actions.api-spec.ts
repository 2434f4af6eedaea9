import { defineActions, type Transaction, UnitOfWork } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { describeActions } from '../actions';
import { type ProbeEntity, probeRoot } from '../probe/probe';
import { probeCreated, probeUpdated } from '../probe/probe.contract';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

interface Work {
  tx: Transaction;
  probe: ProbeEntity;
}

const tooSmall = new Error('The probe is too small.');

const actions = defineActions<ProbeEntity, Work>()({
  resource: 'probe',
  status: 'note',
  actions: {
    START: {
      from: ['NEW', 'RUNNING'],
      to: 'RUNNING',
      needs: 'an amount',
      guard: ({ probe }) => {
        if (probe.amount === 0) throw tooSmall;
      },
      apply: ({ probe }) => ({ amount: probe.amount + 1 }),
      event: probeUpdated,
      extra: ({ probe }) => ({ doubled: probe.amount * 2 }),
    },
    STOP: { from: ['RUNNING'], to: 'STOPPED', event: probeUpdated },
  },
});

describe('the actions of a resource', () => {
  let service: TestService;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    service = await startTestService(probeService);
    unitOfWork = service.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => service?.close());

  async function aProbe(amount: number): Promise<string> {
    const values = { probeId: randomUUID(), agencyOfficeId: randomUUID(), amount, note: 'NEW' };
    await unitOfWork.run(async (tx) => tx.emit(tx.insert(probeRoot, values), probeCreated));
    return values.probeId;
  }
  const act = (probeId: string, code: 'START' | 'STOP') =>
    unitOfWork.run(async (tx) => {
      const probe = await tx.lock(probeRoot, probeId);
      await actions.run(tx, probe, code, { tx, probe });
    });
  const rowOf = async (probeId: string) =>
    (await service.db.query('SELECT note, amount, version FROM probe WHERE probe_id = $1', [probeId])).rows[0];

  describeActions(
    actions,
    ['START', 'STOP'],
    ['NEW', 'RUNNING', 'STOPPED'],
    ['START: NEW', 'START: RUNNING', 'STOP: RUNNING'],
  );

  it('change the status and what they apply, and emit their event with the status before', async () => {
    const probeId = await aProbe(1);
    await act(probeId, 'START');
    expect(await rowOf(probeId)).toEqual({ note: 'RUNNING', amount: 2, version: 2 });
    const events = await service.published('test.probe', probeId);
    expect(
      events.map(({ name, data: { previousStatusCode, doubled } }) => [name, previousStatusCode, doubled]),
    ).toEqual([
      ['probe-created', undefined, undefined],
      ['probe-updated', 'NEW', 4],
    ]);
  });

  it('change nothing where the guard refuses or the status does not allow them', async () => {
    const probeId = await aProbe(0);
    await expect(act(probeId, 'START')).rejects.toBe(tooSmall);
    await expect(act(probeId, 'STOP')).rejects.toMatchObject({ errorCode: 'INVALID_STATUS' });
    expect(await rowOf(probeId)).toEqual({ note: 'NEW', amount: 0, version: 1 });
  });

  it('are described as a table', () => {
    expect(actions.description).toContain('START | NEW, RUNNING | RUNNING | an amount | `probe-updated`');
  });
});
