import { type MeetingCreate, MeetingStatusCode } from '@ovipro/contracts';
import { refusal, refused } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Meetings } from '../testing/meeting-service';
import { meetingLifeCycle } from './meeting.status';

let meetings: Meetings;
beforeAll(async () => (meetings = await Meetings.start()));
afterAll(() => meetings?.close());

const invalidStatus = refused(400, 'INVALID_STATUS');
const pairs = MeetingStatusCode.flatMap((from) => MeetingStatusCode.map((to) => ({ from, to })));
const over = MeetingStatusCode.filter((status) => status !== 'WAITING');

/** Whether an update is taken, with the meeting unchanged where it is not. */
async function taken(from: MeetingStatusCode, given: Partial<MeetingCreate>): Promise<boolean> {
  const id = await meetings.create({ statusCode: from });
  const was = await meetings.read(id);
  const answer = await meetings.put(id, { statusCode: from, ...given });
  if (answer.status === 200) {
    expect(await meetings.read(id)).toMatchObject({ statusCode: from, ...given });
    return true;
  }
  expect([refusal(answer), await meetings.read(id)]).toEqual([invalidStatus, was]);
  expect((answer.body as { message: string }).message).toContain(from);
  return false;
}

describe('PUT /meetings/{meetingId}', () => {
  it.each(pairs)('$from → $to', async ({ from, to }) => {
    const possible = meetingLifeCycle.allows(from, to);
    expect(await taken(from, { statusCode: to })).toBe(possible);
  });

  const party = { partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY' };
  const visitTime = '2030-01-01T10:00:00Z';

  it('changes parties and visitTime of a meeting that is WAITING', async () => {
    expect(await taken('WAITING', { parties: [party], visitTime })).toBe(true);
  });

  it.each(['WON', 'LOST', 'CANCELLED'] as const)(
    'takes a new visitTime along with WAITING → %s',
    async (statusCode) => {
      expect(await taken('WAITING', { statusCode, parties: [party], visitTime })).toBe(true);
    },
  );

  describe.each(over)('of a meeting that is %s', (status) => {
    it('refuses another visitTime', async () => {
      expect(await taken(status, { visitTime })).toBe(false);
    });

    it('takes the same visitTime with another offset', async () => {
      const id = await meetings.create({ statusCode: status, visitTime: '2030-01-01T10:00:00Z' });
      const answer = await meetings.put(id, { statusCode: status, visitTime: '2030-01-01T12:00:00+02:00', notes: 'x' });
      expect([answer.status, (await meetings.read(id)).visitTime]).toEqual([200, '2030-01-01T10:00:00Z']);
    });

    it.each<[string, (given: MeetingCreate['parties']) => MeetingCreate['parties']]>([
      ['another party', () => [party]],
      ['one party more', (parties) => [...parties, party]],
      ['a party of another type', ([first]) => [{ ...first, partyTypeCode: 'ESTATE_PARTY' }]],
    ])('refuses %s', async (_what, change) => {
      const parties = [{ partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY' }];
      const id = await meetings.create({ statusCode: status, parties });
      const answer = await meetings.put(id, { statusCode: status, parties: change(parties) });
      expect([refusal(answer), (await meetings.read(id)).parties]).toEqual([invalidStatus, parties]);
    });

    it('changes everything else', async () => {
      const given: Partial<MeetingCreate> = {
        typeCode: 'EVALUATION_VISIT',
        realtyId: randomUUID(),
        agents: [{ agentId: randomUUID() }],
        sourceTypeCode: 'SHOWING',
        meetingRealty: { categoryCode: 'RENT', subCategoryCode: 'PROPERTY' },
        priceEstimate: { value: 1.05, currencyCode: 'SEK' },
        notes: 'Toinen.',
      };
      expect(await taken(status, given)).toBe(true);
    });

    it('moves to another office of the caller', async () => {
      const other = await meetings.elsewhere();
      const claims = {
        ...meetings.fixture.caller.claims,
        agencyOfficeIds: [meetings.fixture.office, other.fixture.office],
      };
      const id = await meetings.create({ statusCode: status });
      const body = { ...(await meetings.read(id)), agencyOfficeId: other.fixture.office, meetingId: undefined };
      const token = await meetings.service.issuer.token(claims);
      expect((await meetings.fixture.send('PUT', `/meetings/${id}`, { token, body })).status).toBe(200);
      expect((await other.read(id)).statusCode).toBe(status);
    });
  });
});

describe('DELETE /meetings/{meetingId}', () => {
  it('removes a meeting that is WAITING', async () => {
    const id = await meetings.create();
    expect((await meetings.fixture.send('DELETE', `/meetings/${id}`)).body).toEqual({});
    expect((await meetings.fixture.send('GET', `/meetings/${id}`)).status).toBe(404);
    expect((await meetings.fixture.send('DELETE', `/meetings/${id}`)).status).toBe(404);
  });

  it.each(over)('refuses a meeting that is %s', async (statusCode) => {
    const id = await meetings.create({ statusCode });
    const answer = await meetings.fixture.send('DELETE', `/meetings/${id}`);
    expect([refusal(answer), (await meetings.read(id)).statusCode]).toEqual([invalidStatus, statusCode]);
    expect((answer.body as { message: string }).message).toContain('WAITING');
  });
});
