import { agentChanged, agentRemoved, type MeetingCreate, partyChanged, partyRemoved } from '@ovipro/contracts';
import { eventually, publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Meetings } from '../testing/meeting-service';
import { aMeeting } from '../testing/meeting.mother';

let meetings: Meetings;
beforeAll(async () => (meetings = await Meetings.start()));
afterAll(() => meetings?.close());

const at = (addressLine1: string): Partial<MeetingCreate> => {
  const { meetingRealty } = aMeeting('');
  return { meetingRealty: { ...meetingRealty, address: { addressLine1, locality: 'Ylöjärvi' } }, notes: undefined };
};

const rename = (partyId: string, name: string, sequence: number) =>
  publishEvent(meetings.service, partyChanged, partyId, {
    sequence,
    data: { party: { partyId, partyTypeCode: 'PERSON_PARTY', name } },
  });
const renameAgent = (agentId: string, lastName: string, sequence: number) => {
  const { agent, actor } = agentChanged.sample as { agent: object; actor: object };
  const data = { actor, agent: { ...agent, agentId, firstName: 'Åke', lastName } };
  return publishEvent(meetings.service, agentChanged, agentId, { sequence, data });
};
/** Resolves once a search finds that many. */
const untilFound = (office: Meetings, text: string, count: number) =>
  eventually(async () => (await office.words(text)).length === count, `${count} of ${text}`);

describe('freeTextSearch', () => {
  let office: Meetings;
  let id: string;
  beforeAll(async () => {
    office = await meetings.elsewhere();
    id = await office.create({ ...at('Hämeenkatu 24 B'), notes: 'Ovikoodi 1234, soita "Öhman & pojat" ensin.' });
    await office.create({ ...at('Raitamäenkatu 3'), notes: 'Sovittu.' });
  });

  it.each([
    ...['hämeenkatu', 'Hämeenkatu', 'HÄMEENKATU', 'hameenkatu', 'Ha\u0308meenkatu', 'hämeen', 'h'],
    ...['24 hämeenkatu', 'öhman häm', 'ohman 12 YLOJARVI', 'pojat, ensin!', '"soita"'],
    ...['hämeenkatu hämeenkatu', 'b'],
  ])('finds: %s', async (text) => {
    expect(await office.words(text)).toEqual([id]);
  });

  it.each(['katu', 'ämeenkatu', 'hämeenkatux', 'hämeenkatu sovittu', '234', 'FI_PIRKANMAA', 'SALES_MEETING'])(
    'finds nothing by: %s',
    async (text) => {
      expect(await office.words(text)).toEqual([]);
    },
  );

  it.each(['-', ' ', '&|!:*', "'", '()', '%', '\\', '´'])('finds nothing by signs alone: %s', async (text) => {
    expect(await office.page(`freeTextSearch=${encodeURIComponent(text)}`)).toEqual({ totalCount: 0, meetings: [] });
  });

  it("finds nothing of other offices, and nothing of one's own by another office", async () => {
    const other = await meetings.elsewhere();
    expect(await other.words('hämeenkatu')).toEqual([]);
    expect(await office.find(`freeTextSearch=h&agencyOfficeId=${other.fixture.office}`)).toEqual([]);
    expect(await office.find(`freeTextSearch=h&agencyOfficeId=${office.fixture.office}`)).toEqual([id]);
  });

  it('finds in all offices of a caller who has several', async () => {
    const other = await meetings.elsewhere();
    const there = await other.create(at('Hämeenpuisto 2'));
    const claims = { ...office.fixture.caller.claims, agencyOfficeIds: [office.fixture.office, other.fixture.office] };
    const token = await meetings.service.issuer.token(claims);
    const { body } = await office.fixture.send('GET', '/meetings?freeTextSearch=hameen', { token });
    expect(body).toMatchObject({ totalCount: 2, meetings: [{ meetingId: there }, { meetingId: id }] });
  });

  it.each<[string, string[]]>([
    ['Anna-Liisan portti', ['annaliisan', 'anna', 'liisan', 'Anna-Liisan', 'ANNA‑LIISAN']],
    ["O'Brien & pojat", ['obrien', 'brien', "o'brien", 'O’Brien']],
    ['Puhelin 050 123 4567', ['0501234567', '050 123', '050-123-4567', '050.123']],
    ['Puhelin 050-123.4567', ['0501234567', '050 123 4567']],
    ['Áŋŋel, Deatŧu', ['annel', 'deattu', 'áŋŋel', 'DEATŦU']],
    [
      'Vir\u00adta\u200bnen \u202eMatti\u202c Ko\u200drpi',
      ['virtanen', 'matti', 'korpi', 'Vir\u200btanen', 'kor\u2066pi'],
    ],
  ])('finds %j by each of %j', async (notes, texts) => {
    const own = await meetings.elsewhere();
    const stored = await own.create({ ...at('Tie 1'), notes });
    for (const text of texts) expect([text, await own.words(text)]).toEqual([text, [stored]]);
  });

  it('follows the meeting: its text, and its office', async () => {
    const [home, away] = [await meetings.elsewhere(), await meetings.elsewhere()];
    const one = await home.create(at('Mannerheimintie 1'));
    await home.put(one, at('Aleksanterinkatu 1'));
    expect([await home.words('mannerheim'), await home.words('aleksanterin')]).toEqual([[], [one]]);
    const claims = { ...home.fixture.caller.claims, agencyOfficeIds: [home.fixture.office, away.fixture.office] };
    const token = await meetings.service.issuer.token(claims);
    const body = aMeeting(away.fixture.office, at('Aleksanterinkatu 1'));
    expect((await home.fixture.send('PUT', `/meetings/${one}`, { token, body })).status).toBe(200);
    expect([await home.words('aleksanterin'), await away.words('aleksanterin')]).toEqual([[], [one]]);
  });
});

describe('the words of a meeting', () => {
  const stored = async (id: string): Promise<string[]> => {
    const sql = 'SELECT term FROM meeting_term WHERE meeting_id = $1 ORDER BY term';
    return (await meetings.service.db.query<{ term: string }>(sql, [id])).rows.map(({ term }) => term);
  };

  it('are stored each once, change with it and go with it', async () => {
    const office = await meetings.elsewhere();
    const people = {
      parties: [{ partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY' }],
      agents: [{ agentId: randomUUID() }],
    };
    const id = await office.create({ ...at('Ylätie 1'), ...people, notes: 'Ylätie, ylätie!' });
    expect(await stored(id)).toEqual(['1', 'ylatie', 'ylojarvi']);
    await office.put(id, { ...at('Alatie 1'), ...people });
    expect(await stored(id)).toEqual(['1', 'alatie', 'ylojarvi']);
    await office.fixture.send('DELETE', `/meetings/${id}`);
    expect(await stored(id)).toEqual([]);
  });
});

describe('the names that meetings are found by', () => {
  let office: Meetings;
  beforeEach(async () => (office = await meetings.elsewhere()));
  const newMeetings = async (count: number, partyId: string, agentId: string): Promise<string[]> => {
    const parties = [
      { partyId: randomUUID(), partyTypeCode: 'PERSON_PARTY' },
      { partyId, partyTypeCode: 'PERSON_PARTY' },
    ];
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await office.create({ parties, agents: [{ agentId }] }));
    return ids;
  };

  it('are there at once where they are known', async () => {
    const [partyId, agentId] = [randomUUID(), randomUUID()];
    await rename(partyId, 'Väinö Väisänen', 1);
    await renameAgent(agentId, 'Öst', 1);
    await meetings.known(partyId, agentId);
    const [id] = await newMeetings(1, partyId, agentId);
    for (const text of ['väisä', 'vain vais', 'ake', 'ÖST åke väinö']) expect(await office.words(text)).toEqual([id]);
  });

  it('come where they become known later, and follow renames, with the meetings untouched', async () => {
    const [partyId, agentId] = [randomUUID(), randomUUID()];
    const [id] = await newMeetings(1, partyId, agentId);
    const etag = (await office.fixture.send('GET', `/meetings/${id}`)).headers.get('etag');
    expect(await office.words('korhonen')).toEqual([]);
    await rename(partyId, 'Kaija Korhonen', 1);
    await renameAgent(agentId, 'Lind', 1);
    await untilFound(office, 'korhonen lind', 1);
    await rename(partyId, 'Kaija Mäkinen', 2);
    await renameAgent(agentId, 'Berg', 2);
    await untilFound(office, 'mäkinen kaija berg', 1);
    expect([await office.words('korhonen'), await office.words('lind')]).toEqual([[], []]);
    expect((await office.fixture.send('GET', `/meetings/${id}`)).headers.get('etag')).toBe(etag);
    expect(await office.published(id)).toHaveLength(1);
  });

  it('follow in all meetings of somebody who has many', async () => {
    const agentId = randomUUID();
    await newMeetings(230, randomUUID(), agentId);
    await renameAgent(agentId, 'Monta', 1);
    const found = async () => (await office.page('freeTextSearch=monta')).totalCount === 230;
    await eventually(found, 'all of them');
  });

  it('are gone once a party was removed, and stay once an agent was', async () => {
    const [partyId, agentId] = [randomUUID(), randomUUID()];
    const mark = `kanaria${randomUUID().slice(0, 8)}`;
    const [id] = await newMeetings(1, partyId, agentId);
    await rename(partyId, `Poistettu ${mark}`, 1);
    await renameAgent(agentId, `Entinen${mark}`, 1);
    await untilFound(office, `poistettu entinen ${mark}`, 1);
    await publishEvent(meetings.service, partyRemoved, partyId, { sequence: 2 });
    await publishEvent(meetings.service, agentRemoved, agentId, { sequence: 2 });
    const row = async () => (await office.page(`partyId=${partyId}`)).meetings[0];
    await eventually(async () => (await row()).parties[1].partyName === undefined, 'the removal');
    await untilFound(office, 'poistettu', 0);
    expect((await row()).agents).toEqual([{ agentId, firstName: 'Åke', lastName: `Entinen${mark}` }]);
    expect([await office.words(mark), await office.words(`entinen${mark}`)]).toEqual([[], [id]]);
  });

  it('are looked at once more, for a request that was under way while the name changed', async () => {
    const [partyId, agentId] = [randomUUID(), randomUUID()];
    await rename(partyId, 'Early Lahti', 1);
    await rename(partyId, 'Late Lahti', 2);
    await meetings.known(partyId);
    const later = async () => (await meetings.service.db.query('SELECT FROM job WHERE key = $1', [key])).rowCount;
    const key = `party:${partyId}`;
    await eventually(later, 'the second name');
    const [id] = await newMeetings(1, partyId, agentId);
    // as if the request had read the directory before the name came
    await meetings.service.db.query(`UPDATE meeting SET search_terms = '{}' WHERE meeting_id = $1`, [id]);
    const due = await meetings.service.db.query(
      'UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE key = $1',
      [key],
    );
    expect(due.rowCount).toBe(1);
    await untilFound(office, 'lahti', 1);
    expect((await meetings.service.db.query('SELECT FROM job WHERE key = $1', [key])).rowCount).toBe(0);
  });

  it('are looked for again where they were unknown, for a request that was under way when they came', async () => {
    const [partyId, agentId] = [randomUUID(), randomUUID()];
    const [id] = await newMeetings(1, partyId, agentId);
    // as if the event's handler had not yet seen the meeting
    const entry = `INSERT INTO directory_entry (kind, id, sequence, data) VALUES ('party', $1, 1, '{"partyName": "Uusi Utra"}')`;
    await meetings.service.db.query(entry, [partyId]);
    expect(await office.words('utra')).toEqual([]);
    const sql = `UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE kind = 'meeting-search-terms-rebuild' AND key = 'meeting:' || $1`;
    expect((await meetings.service.db.query(sql, [id])).rowCount).toBe(1);
    await untilFound(office, 'utra', 1);
  });

  it('leave nothing to do where nobody has a meeting yet, as in a register that is read from its start', async () => {
    const partyId = randomUUID();
    await rename(partyId, 'Eka Ekberg', 1);
    await meetings.known(partyId);
    const scheduled = await meetings.service.db.query('SELECT FROM job WHERE key LIKE $1', [`%${partyId}`]);
    expect(scheduled.rowCount).toBe(0);
    const [id] = await newMeetings(1, partyId, randomUUID());
    expect(await office.words('ekberg')).toEqual([id]);
  });

  it('cost nothing where an event says what is known', async () => {
    const agentId = randomUUID();
    await renameAgent(agentId, 'Sama', 1);
    await meetings.known(agentId);
    const key = `agent:${agentId}`;
    await meetings.service.db.query('DELETE FROM job WHERE key = $1', [key]);
    await renameAgent(agentId, 'Sama', 2);
    const seen = async () =>
      (await meetings.service.db.query('SELECT FROM directory_entry WHERE id = $1 AND sequence = 2', [agentId]))
        .rowCount;
    await eventually(seen, 'the second event');
    expect((await meetings.service.db.query('SELECT FROM job WHERE key = $1', [key])).rowCount).toBe(0);
  });
});
