import { Clock } from '@ovipro/platform';
import { eventually } from '@ovipro/testing';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());
afterEach(() => jest.restoreAllMocks());

/** Has the service's clock stand at an instant. */
const itIs = (instant: string): void => {
  const clock = assignments.service.app.get(Clock, { strict: false });
  jest.restoreAllMocks();
  jest.spyOn(clock, 'now').mockReturnValue(new Date(instant));
};
const term = (startDate: string, endDate: string) => ({
  agreementValidity: { agreementTypeCode: 'FIXED_TERM', validityPeriod: { startDate, endDate } },
});
const remindersOf = async (id: string): Promise<number[]> =>
  (await assignments.published(id))
    .filter(({ name }) => name === 'assignment-expiring')
    .map(({ data }) => data.daysLeft as number);
const reminded = (id: string, ...days: number[]) =>
  eventually(async () => JSON.stringify(await remindersOf(id)) === JSON.stringify(days), `reminders at ${days.join()}`);
/** Resolves once every job that is due has been done. */
const settled = async (): Promise<void> => {
  const now = assignments.service.app.get(Clock, { strict: false }).now();
  const due = `SELECT FROM job WHERE kind = 'remind-of-expiry' AND due_at <= $1`;
  await eventually(async () => (await assignments.service.db.query(due, [now])).rowCount === 0, 'the jobs');
};

describe('an assignment that is ACTIVE', () => {
  it('reminds of its end 14, 7 and 2 days before, at the beginning of the day in Finland', async () => {
    itIs('2031-03-01T10:00:00Z');
    const id = await assignments.active('SALES', term('2031-03-01', '2031-04-05'));
    await settled();
    for (const [instant, ...days] of [
      ['2031-03-21T21:59:59Z'],
      ['2031-03-21T22:00:00Z', 14],
      ['2031-03-28T21:59:59Z', 14],
      // clocks have been put forward on 30 March
      ['2031-03-28T22:00:00Z', 14, 7],
      ['2031-04-02T20:59:59Z', 14, 7],
      ['2031-04-02T21:00:00Z', 14, 7, 2],
      ['2031-04-06T00:00:00Z', 14, 7, 2],
    ] as [string, ...number[]][]) {
      itIs(instant);
      await settled();
      await reminded(id, ...days);
    }
    const [event] = (await assignments.published(id)).slice(-1);
    expect(event.data).toMatchObject({ assignment: await assignments.read(id), actor: { sub: 'system:assignment' } });
    expect((await assignments.service.db.query('SELECT FROM job WHERE key = $1', [id])).rowCount).toBe(0);
  });

  it('reminds of the nearest mark alone after a downtime, with the days that are left', async () => {
    itIs('2031-05-01T10:00:00Z');
    const id = await assignments.active('SALES', term('2031-05-01', '2031-06-30'));
    itIs('2031-06-25T10:00:00Z');
    await reminded(id, 5);
    itIs('2031-06-28T10:00:00Z');
    await reminded(id, 5, 2);
  });

  it('reminds at once where it is signed shortly before its end, and never after it', async () => {
    itIs('2031-07-01T10:00:00Z');
    const late = await assignments.active('SALES', term('2031-06-01', '2031-07-02'));
    const over = await assignments.active('SALES', term('2031-03-01', '2031-06-30'));
    await reminded(late, 1);
    await settled();
    expect(await remindersOf(over)).toEqual([]);
  });

  it('reminds of the last signed end: a draft does not silence it, a signature does', async () => {
    itIs('2031-08-01T10:00:00Z');
    const id = await assignments.active('SALES', term('2031-08-01', '2031-10-01'));
    const agreementId = await assignments.continued(id, {
      agreementValidity: { validityPeriod: { endDate: '2031-11-20' } },
    });
    itIs('2031-09-17T10:00:00Z');
    await reminded(id, 14);
    await assignments.sign(id, agreementId);
    for (const instant of ['2031-09-24T10:00:00Z', '2031-09-29T10:00:00Z', '2031-11-05T10:00:00Z']) {
      itIs(instant);
      await settled();
    }
    expect(await remindersOf(id)).toEqual([14]);
    itIs('2031-11-06T10:00:00Z');
    await reminded(id, 14, 14);
  });

  it('reminds of nothing once it is FINISHED, nor of an indefinite term', async () => {
    itIs('2031-12-01T10:00:00Z');
    const id = await assignments.active('SALES', term('2031-12-01', '2032-01-31'));
    await assignments.run(id, 'FINISH');
    const indefinite = await assignments.active('SALES', {
      agreementValidity: {
        agreementTypeCode: 'INDEFINITE_TERM',
        validityPeriod: { startDate: '2031-12-01', periodCount: 1 },
      },
    });
    const armed = 'SELECT FROM job WHERE key = ANY($1)';
    expect((await assignments.service.db.query(armed, [[id, indefinite]])).rowCount).toBe(0);
    itIs('2032-01-20T10:00:00Z');
    await settled();
    expect(await remindersOf(id)).toEqual([]);
  });
});
