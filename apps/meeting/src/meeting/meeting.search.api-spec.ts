import { type MeetingCreate, meetingSortFields, partyChanged } from '@ovipro/contracts';
import { columnsOf } from '@ovipro/platform/server';
import { publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Meetings } from '../testing/meeting-service';
import { MeetingEntity } from './meeting.entity';

let meetings: Meetings;
beforeAll(async () => (meetings = await Meetings.start()));
afterAll(() => meetings?.close());

const party = () => ({ partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY' });
const agent = () => ({ agentId: randomUUID() });

describe('GET /meetings', () => {
  const codes: [string, Partial<MeetingCreate>, Partial<MeetingCreate>][] = [
    ['sourceTypeCode', { sourceTypeCode: 'CHATBOT' }, { sourceTypeCode: 'SHOWING' }],
    ['statusCode', { statusCode: 'LOST' }, { statusCode: 'CANCELLED' }],
    ['typeCode', { typeCode: 'SALES_MEETING' }, { typeCode: 'EVALUATION_VISIT' }],
  ];

  it.each(codes)('finds by one or several values of %s', async (name, one, other) => {
    const office = await meetings.elsewhere();
    const ids = [await office.create(one), await office.create(other)];
    const [first, second] = [one, other].map((given) => (given as Record<string, string>)[name]);
    expect(await office.find(`${name}=${first}`)).toEqual([ids[0]]);
    expect(await office.find(`${name}=${second}`)).toEqual([ids[1]]);
    expect((await office.find(`${name}=${first}&${name}=${second}`)).sort()).toEqual([...ids].sort());
  });

  it('finds by a party in any place, by several parties, and each meeting once', async () => {
    const [one, other, nobody] = [party(), party(), party()];
    const first = await meetings.create({ parties: [one, other] });
    const second = await meetings.create({ parties: [other] });
    expect(await meetings.find(`partyId=${one.partyId}`)).toEqual([first]);
    expect(await meetings.find(`partyId=${other.partyId}`)).toEqual([second, first]);
    expect(await meetings.find(`partyId=${other.partyId.toUpperCase()}&partyId=${one.partyId}`)).toEqual([
      second,
      first,
    ]);
    expect(await meetings.page(`partyId=${nobody.partyId}`)).toEqual({ totalCount: 0, meetings: [] });
  });

  it('finds by an agent in any place, and by several agents', async () => {
    const [one, other] = [agent(), agent()];
    const first = await meetings.create({ agents: [other, one] });
    const second = await meetings.create({ agents: [other] });
    expect(await meetings.find(`agentId=${one.agentId}`)).toEqual([first]);
    expect(await meetings.find(`agentId=${one.agentId}&agentId=${other.agentId}`)).toEqual([second, first]);
  });

  it('finds what takes place before and after moments, which do not count themselves', async () => {
    const office = await meetings.elsewhere();
    const times = ['2031-05-02T07:59:59.999Z', '2031-05-02T08:00:00Z', '2031-05-02T08:00:00.001Z'];
    const ids: string[] = [];
    for (const visitTime of times) ids.push(await office.create({ visitTime }));
    expect(await office.find('visitTimeBefore=2031-05-02T08:00:00Z')).toEqual([ids[0]]);
    expect(await office.find('visitTimeAfter=2031-05-02T11:00:00%2B03:00')).toEqual([ids[2]]);
    expect(await office.find(`visitTimeAfter=${times[0]}&visitTimeBefore=${times[2]}`)).toEqual([ids[1]]);
  });

  it('finds what was modified after a moment, which does not count itself', async () => {
    const office = await meetings.elsewhere();
    const [id, other] = [await office.create(), await office.create()];
    const sql = 'UPDATE meeting SET modification_time = $1 WHERE meeting_id = $2';
    for (const [time, of] of [
      ['2031-05-02T08:00:00Z', other],
      ['2031-05-02T08:00:00.001Z', id],
    ])
      await office.service.db.query(sql, [time, of]);
    expect(await office.find('modifiedAfter=2031-05-02T08:00:00Z')).toEqual([id]);
    expect(await office.find('modifiedAfter=2031-05-02T08:00:00.001Z')).toEqual([]);
  });

  it('combines parameters, all of which hold', async () => {
    const office = await meetings.elsewhere();
    const one = party();
    const id = await office.create({ parties: [one], statusCode: 'WON', notes: 'Kolmannessa kerroksessa.' });
    await office.create({ parties: [one], notes: 'Kolmannessa kerroksessa.' });
    await office.create({ parties: [one], statusCode: 'WON', notes: 'Toisessa kerroksessa.' });
    expect(await office.find(`partyId=${one.partyId}&statusCode=WON&freeTextSearch=kolm`)).toEqual([id]);
    expect(await office.find(`partyId=${one.partyId}&typeCode=EVALUATION_VISIT`)).toEqual([]);
  });

  it.each(['freeTextSearch=sivuittain', 'agentId='])('orders and pages what it finds by %s', async (given) => {
    const office = await meetings.elsewhere();
    const one = agent();
    const query = given.endsWith('=') ? `${given}${one.agentId}` : given;
    const ids: string[] = [];
    for (const day of [3, 1, 2, 1, 3])
      ids.push(await office.create({ agents: [one], notes: 'Sivuittain', visitTime: `2031-05-0${day}T08:00:00Z` }));
    await office.create();
    const order = (at: number) => ([1, 3].includes(at) ? 1 : at === 2 ? 2 : 3);
    const expected = [...ids].sort((a, b) => order(ids.indexOf(a)) - order(ids.indexOf(b)) || (a < b ? -1 : 1));
    const sorted = `${query}&sort=visitTime%7Casc`;
    expect(await office.find(sorted)).toEqual(expected);
    expect(await office.find(`${query}&sort=visitTime%7Cdesc`)).toEqual(expected.toReversed());
    const pages = [];
    for (const startIndex of [0, 2, 4]) {
      const { totalCount, meetings: rows } = await office.page(`${sorted}&size=2&startIndex=${startIndex}`);
      expect(totalCount).toBe(5);
      pages.push(...rows.map(({ meetingId }) => meetingId));
    }
    expect(pages).toEqual(expected);
    expect(await office.page(`${sorted}&startIndex=5`)).toEqual({ totalCount: 5, meetings: [] });
  });

  it('shows parties in their order with what the register knows of them, each as often as it was named', async () => {
    const [known, unknown] = [party(), party()];
    const names = { firstName: 'Teemu', lastName: 'Virtanen', emailAddress: 'teemu@example.com', phoneNumber: '040' };
    await publishEvent(meetings.service, partyChanged, known.partyId, { data: { party: { ...known, ...names } } });
    const id = await meetings.create({ parties: [unknown, known, { ...known, partyTypeCode: 'ESTATE_PARTY' }] });
    await meetings.known(known.partyId);
    const [row] = (await meetings.page(`partyId=${unknown.partyId}`)).meetings;
    const { emailAddress, phoneNumber } = names;
    const shown = { partyId: known.partyId, partyName: 'Teemu Virtanen', emailAddress, phoneNumber };
    expect([row.meetingId, row.parties]).toEqual([id, [{ partyId: unknown.partyId }, shown, shown]]);
  });

  describe('reads by an index, which knows the office where it has an order,', () => {
    const indexes = async (): Promise<string> => {
      const sql = `SELECT string_agg(indexdef, ';') AS all FROM pg_indexes WHERE tablename = 'meeting'`;
      return (await meetings.service.db.query<{ all: string }>(sql)).rows[0].all;
    };
    const columns = [...meetingSortFields, 'sourceTypeCode'].map(
      (property) => columnsOf(MeetingEntity).get(property)?.name,
    );

    it.each(columns)('what has an order: %s', async (column) => {
      expect(await indexes()).toContain(`USING btree (agency_office_id, ${column}, `);
    });

    it.each(['party_ids', 'agent_ids'])('whom a meeting is with: %s', async (column) => {
      expect(await indexes()).toContain(`USING gin (${column})`);
    });
  });
});
