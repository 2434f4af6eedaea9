import { type Meeting, type MeetingCreate, MeetingStatusCode } from '@ovipro/contracts';
import { badBody, refusal, sampleOf } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aSmallMeeting } from '../testing/meeting.mother';
import { Meetings } from '../testing/meeting-service';

const createSample = sampleOf('meeting', 'meeting.create.request');
const createdSample = sampleOf('meeting', 'meeting.create.response');
const getSample = sampleOf('meeting', 'meeting.get.response');
const updateSample = sampleOf('meeting', 'meeting.update.request');
const searchSample = sampleOf('meeting', 'meetings.search.response');

let meetings: Meetings;
beforeAll(async () => (meetings = await Meetings.start()));
afterAll(() => meetings?.close());

const send = (body: object) => meetings.fixture.send('POST', '/meetings', { body });

describe('the samples of the reference', () => {
  it('are accepted, and answered as they stand there', async () => {
    const office = await meetings.elsewhere(createSample.agencyOfficeId);
    const made = await office.fixture.send('POST', '/meetings', { body: createSample });
    expect([made.status, Object.keys(made.body as object)]).toEqual([201, Object.keys(createdSample)]);
    const { meetingId } = made.body as { meetingId: string };
    expect(await office.read(meetingId)).toEqual({ ...getSample, meetingId });
    const updated = await office.fixture.send('PUT', `/meetings/${meetingId}`, { body: updateSample });
    expect([updated.status, updated.body]).toEqual([200, {}]);
    expect(await office.read(meetingId)).toEqual({ ...getSample, meetingId });
    const [row] = (await office.page('')).meetings;
    const [{ parties, agents, ...sample }] = searchSample.meetings;
    expect(Object.keys(row).sort()).toEqual(Object.keys({ ...sample, parties, agents }).sort());
    const { typeCode, address, sourceTypeCode, visitTime, statusCode, realtyId } = sample;
    expect(row).toMatchObject({ typeCode, address, sourceTypeCode, visitTime, statusCode, realtyId });
  });
});

const bodies: [string, Partial<MeetingCreate>][] = [
  ['everything', {}],
  [
    'empty texts and lists',
    { notes: '', meetingRealty: { ...aSmallMeeting('').meetingRealty, address: {}, features: [] } },
  ],
  ['texts of every kind', { notes: 'a"b\\c/\u007f\n\u2028 👩‍👧 null' }],
  ['a moment to the microsecond', { visitTime: '2024-05-02T08:00:00.123456Z' }],
  ['amounts with cents', { priceEstimate: { value: 0.07, currencyCode: 'EUR' } }],
  [
    'many parties and agents, one of them twice',
    {
      parties: [1, 2, 3, 1].map((n) => ({
        partyId: `00000000-0000-4000-8000-00000000000${n}`,
        partyTypeCode: 'PERSON_PARTY',
      })),
      agents: [3, 1, 2].map((n) => ({ agentId: `00000000-0000-4000-8000-00000000000${n}` })),
    },
  ],
];

describe('a meeting', () => {
  it.each(bodies)('is answered as it was sent, and published as it is answered: %s', async (_what, given) => {
    const id = await meetings.create(given);
    const answer = await meetings.read(id);
    expect(answer).toMatchObject({ ...given, meetingId: id });
    const [event] = await meetings.published(id);
    expect(event.data.meeting).toEqual(answer);
  });

  it('need not say more than what is required', async () => {
    const body = aSmallMeeting(meetings.fixture.office);
    const { meetingId } = (await send(body)).body as Meeting;
    expect(await meetings.read(meetingId)).toEqual({ ...body, meetingId });
    const [row] = (await meetings.page('size=1')).meetings;
    expect(row).not.toHaveProperty('address');
    expect(row).not.toHaveProperty('realtyId');
  });

  it('loses what an update leaves out, but not who created it', async () => {
    const id = await meetings.create();
    const body = aSmallMeeting(meetings.fixture.office);
    await meetings.fixture.as('agent').make(`/meetings/${id}`, body, 'PUT');
    expect(await meetings.read(id)).toEqual({ ...body, meetingId: id });
    const row = (await meetings.page('size=100')).meetings.find(({ meetingId }) => meetingId === id);
    expect(row?.createdByName).toBe(meetings.fixture.caller.claims.name);
  });

  it('begins with any status', async () => {
    for (const statusCode of MeetingStatusCode)
      expect((await meetings.read(await meetings.create({ statusCode }))).statusCode).toBe(statusCode);
  });

  it('needs at least one party and one agent', async () => {
    const body = { ...aSmallMeeting(meetings.fixture.office), parties: [], agents: [] };
    expect(refusal(await send(body))).toEqual(badBody({ parties: 'VALUE_REQUIRED', agents: 'VALUE_REQUIRED' }));
  });

  it('may name realties, parties and agents that nobody knows yet', async () => {
    const party = { partyId: randomUUID(), partyTypeCode: 'ORGANIZATION_PARTY' };
    const id = await meetings.create({ realtyId: randomUUID(), parties: [party], agents: [{ agentId: randomUUID() }] });
    const [row] = (await meetings.page(`partyId=${party.partyId}`)).meetings;
    expect([row.meetingId, row.parties]).toEqual([id, [{ partyId: party.partyId }]]);
  });
});
