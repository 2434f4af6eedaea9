import { agencyOfficeChanged } from '@ovipro/contracts';
import { Clock } from '@ovipro/platform';
import { badBody, publishEvent, refusal, refused } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());
afterEach(() => jest.restoreAllMocks());

const year = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', year: 'numeric' }).format();
const incomplete = { sellerCustomerParties: [] };

const numberOf = async (office: Assignments, id: string): Promise<string> =>
  (await office.read(id)).officialAssignmentId as string;
const locked = async (office: Assignments): Promise<string> =>
  numberOf(office, await office.run(await office.create('SALES'), 'LOCK'));
const migrate = (office: Assignments, id: string, officialAssignmentId: string) =>
  office.send('PUT', `/assignments/${id}/officialAssignmentId`, { officialAssignmentId });
const setIdentifier = (office: Assignments, officeIdentifier: string) =>
  office.send('PUT', '/officialAssignmentIdSettings', { agencyOfficeId: office.office, officeIdentifier });
const reset = (office: Assignments) =>
  office.send('POST', `/officialAssignmentIdSettings/reset?agencyOfficeId=${office.office}`);
const nextOf = async (office: Assignments): Promise<number> =>
  (await office.send('GET', `/officialAssignmentIdSettings?agencyOfficeId=${office.office}`)).body
    .nextSequenceNumberToBeIssued as number;

/** Has the service's clock stand at an instant. */
const itIs = (instant: string): void => {
  const clock = assignments.service.app.get(Clock, { strict: false });
  jest.spyOn(clock, 'now').mockReturnValue(new Date(instant));
};

describe('official ids', () => {
  it('count from 1 in each office, and end in the year', async () => {
    for (const office of [await assignments.elsewhere(), await assignments.elsewhere()])
      expect([await locked(office), await locked(office), await nextOf(office)]).toEqual([`1${year}`, `2${year}`, 3]);
  });

  it("begin with the office's identifier where it has one", async () => {
    const office = await assignments.elsewhere();
    expect((await setIdentifier(office, '00020')).status).toBe(200);
    expect(await locked(office)).toBe(`000201${year}`);
  });

  it('are 200 consecutive numbers for 200 LOCKs at once, of all types', async () => {
    const office = await assignments.elsewhere();
    const types = ['SALES', 'PURCHASE', 'RENTAL'] as const;
    const ids = await Promise.all(Array.from({ length: 200 }, (_, n) => office.create(types[n % 3])));
    const answers = await Promise.all(ids.map((id) => office.act(id, 'LOCK')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const numbers = await Promise.all(
      ids.map(async (id, n) => (await office.read(id, types[n % 3])).officialAssignmentId as string),
    );
    const sequence = numbers.map((number) => Number(number.slice(0, -4))).sort((a, b) => a - b);
    expect(sequence).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    expect(await nextOf(office)).toBe(201);
  }, 120_000);

  it('are not burnt by a LOCK that fails, nor by one that is repeated', async () => {
    const office = await assignments.elsewhere();
    const [good, bad] = [await office.create('SALES'), await office.create('SALES', incomplete)];
    const headers = { 'request-id': randomUUID() };
    await Promise.all([office.act(bad, 'LOCK'), office.act(good, 'LOCK', headers), office.act(good, 'LOCK', headers)]);
    expect((await office.act(good, 'LOCK', { 'if-match': '"99"' })).status).toBe(412);
    expect([await numberOf(office, good), await locked(office)]).toEqual([`1${year}`, `2${year}`]);
  });

  it('are gap-free also where LOCKs that fail stand between those that pass', async () => {
    const office = await assignments.elsewhere();
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) => office.create('SALES', n % 2 ? incomplete : {})),
    );
    await Promise.all(ids.map((id) => office.act(id, 'LOCK')));
    const numbers = await Promise.all(ids.map((id) => numberOf(office, id)));
    const given = numbers.filter(Boolean).map((number) => Number(number.slice(0, -4)));
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('pass over numbers that are taken, by migrations and after a reset', async () => {
    const office = await assignments.elsewhere();
    for (const number of [2, 3])
      expect((await migrate(office, await office.create('SALES'), `${number}${year}`)).status).toBe(200);
    expect([await locked(office), await locked(office), await nextOf(office)]).toEqual([`1${year}`, `4${year}`, 5]);
    expect((await reset(office)).status).toBe(200);
    expect([await nextOf(office), await locked(office), await nextOf(office)]).toEqual([1, `5${year}`, 6]);
  });

  it('are given once each to LOCKs, resets and migrations at the same moment', async () => {
    const office = await assignments.elsewhere();
    const ids = await Promise.all(Array.from({ length: 30 }, () => office.create('SALES')));
    const work = ids.map((id, n) =>
      n % 5 === 4 ? migrate(office, id, `${n}${year}`) : n % 7 === 0 ? reset(office) : office.act(id, 'LOCK'),
    );
    const answers = await Promise.all(work);
    expect(answers.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
    const numbers = (await Promise.all(ids.map((id) => numberOf(office, id)))).filter(Boolean);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('have the year of the day in Finland, while LOCKs go on over its turn', async () => {
    const office = await assignments.elsewhere();
    const ids = await Promise.all(Array.from({ length: 20 }, () => office.create('SALES')));
    itIs('2030-12-31T21:59:59.900Z');
    const before = ids.slice(0, 10).map((id) => office.act(id, 'LOCK'));
    await before[0];
    itIs('2030-12-31T22:00:00Z');
    const after = ids.slice(10).map((id) => office.act(id, 'LOCK'));
    await Promise.all([...before, ...after]);
    const numbers = await Promise.all(ids.map((id) => numberOf(office, id)));
    expect(numbers.map((number) => Number(number.slice(0, -4))).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    expect(numbers[0].slice(-4)).toBe('2030');
    expect(new Set(numbers.slice(10).map((number) => number.slice(-4)))).toEqual(new Set(['2031']));
    for (const id of [ids[0], ids[19]]) {
      const { officialAssignmentId, allocationTime } = (await office.diary(id)).assignmentIdentification ?? {};
      const yearInFinland = new Date(Date.parse(allocationTime as string) + 7_200_000).getUTCFullYear();
      expect(officialAssignmentId?.slice(-4)).toBe(String(yearInFinland));
    }
  });
});

describe('an official id from another system', () => {
  it('is set once, on a DRAFT without one, and stands in the diary', async () => {
    const office = await assignments.elsewhere();
    const id = await office.create('SALES');
    const done = await migrate(office, id, '00042');
    expect([done.status, done.body, await numberOf(office, id)]).toEqual([200, {}, '00042']);
    const { agentId } = office.fixture.caller.claims;
    expect((await office.diary(id)).assignmentIdentification).toMatchObject({
      officialAssignmentId: '00042',
      actorAgentId: agentId,
    });
    const [, event] = await office.published(id);
    expect([event.name, event.data.previousStatusCode, event.data.assignment.officialAssignmentId]).toEqual([
      'assignment-updated',
      'DRAFT',
      '00042',
    ]);
    for (const number of ['00042', '43'])
      expect(refusal(await migrate(office, id, number))).toEqual(refused(400, 'INVALID_STATUS'));
    await office.run(id, 'LOCK');
    expect(await numberOf(office, id)).toBe('00042');
    const other = await office.run(await office.create('SALES'), 'REJECT');
    expect(refusal(await migrate(office, other, '44'))).toEqual(refused(400, 'INVALID_STATUS'));
  });

  it('is unique within the office, and not beyond', async () => {
    const [office, neighbour] = [await assignments.elsewhere(), await assignments.elsewhere()];
    expect((await migrate(office, await office.create('SALES'), '77')).status).toBe(200);
    const second = await office.create('SALES');
    expect(refusal(await migrate(office, second, '77'))).toEqual(badBody({ officialAssignmentId: 'INVALID_TYPE' }));
    expect((await migrate(office, second, '78')).status).toBe(200);
    expect((await migrate(neighbour, await neighbour.create('SALES'), '77')).status).toBe(200);
  });

  it('is taken once by two that want it at the same moment', async () => {
    const office = await assignments.elsewhere();
    const ids = await Promise.all(Array.from({ length: 5 }, () => office.create('SALES')));
    const answers = await Promise.all(ids.map((id) => migrate(office, id, '99')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400]);
  });

  it('goes along with a DRAFT to another office, unless that has it already', async () => {
    const office = await assignments.elsewhere();
    const claims = { ...office.fixture.caller.claims, agencyOfficeIds: [office.office, assignments.office] };
    const token = await assignments.service.issuer.token(claims);
    const move = async (number: string) => {
      const id = await office.create('SALES');
      await migrate(office, id, number);
      const body = { assignmentId: id, ...assignments.body('SALES') };
      return { id, answer: await office.fixture.send('PUT', `/salesAssignments/${id}`, { token, body }) };
    };
    await migrate(assignments, await assignments.create('SALES'), '1001');
    expect(refusal((await move('1001')).answer)).toEqual(badBody({ 'assignment.agencyOfficeId': 'INVALID_TYPE' }));
    const { id, answer } = await move('1002');
    expect([answer.status, await numberOf(assignments, id)]).toEqual([200, '1002']);
  });
});

describe("an office's identifier", () => {
  /** Two offices of one agency, and one of another. */
  async function agency() {
    const [one, two, stranger] = [
      await assignments.elsewhere(),
      await assignments.elsewhere(),
      await assignments.elsewhere(),
    ];
    const agencyId = randomUUID();
    for (const [{ office }, of] of [
      [one, agencyId],
      [two, agencyId],
      [stranger, randomUUID()],
    ] as const) {
      const sample = agencyOfficeChanged.sample as { agencyOffice: { agency: object } };
      const agencyOffice = {
        ...sample.agencyOffice,
        agencyOfficeId: office,
        agency: { ...sample.agencyOffice.agency, agencyId: of },
      };
      await publishEvent(assignments.service, agencyOfficeChanged, office, {
        sequence: 1,
        data: { ...sample, agencyOffice },
      });
    }
    await assignments.known(one.office, two.office, stranger.office);
    return { one, two, stranger };
  }

  it('is refused where another office of the same agency has it; an empty one is not', async () => {
    const { one, two, stranger } = await agency();
    expect((await setIdentifier(one, '11')).status).toBe(200);
    expect(refusal(await setIdentifier(two, '11'))).toEqual(badBody({ officeIdentifier: 'INVALID_TYPE' }));
    expect((await setIdentifier(stranger, '11')).status).toBe(200);
    expect((await setIdentifier(one, '11')).status).toBe(200);
    for (const office of [one, two]) expect((await setIdentifier(office, '')).status).toBe(200);
    expect((await setIdentifier(two, '11')).status).toBe(200);
  });

  it('is taken once by two offices that want it at the same moment', async () => {
    const { one, two } = await agency();
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all([setIdentifier(one, `2${round}`), setIdentifier(two, `2${round}`)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    }
  });
});
