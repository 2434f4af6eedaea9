import { meetingEvents, type MeetingStatusCode, validate } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import { Meetings } from '../testing/meeting-service';

let meetings: Meetings;
beforeAll(async () => (meetings = await Meetings.start()));
afterAll(() => meetings?.close());

const told = async (id: string) => (await meetings.published(id)).map(({ sequence, name }) => `${sequence} ${name}`);

describe('the events of meetings', () => {
  it('tell what GET answered at that moment, who caused it, and the status before', async () => {
    const id = await meetings.create();
    const states = [await meetings.read(id)];
    for (const statusCode of ['WAITING', 'WON', 'LOST'] as const) {
      await meetings.put(id, { statusCode, notes: `now ${statusCode}` });
      states.push(await meetings.read(id));
    }
    const { sub, name, agentId } = meetings.fixture.caller.claims;
    const actor = { sub, name, agentId };
    expect((await meetings.published(id)).map((event) => [event.name, event.data])).toEqual([
      ['meeting-created', { meeting: states[0], actor }],
      ['meeting-updated', { meeting: states[1], actor, previousStatusCode: 'WAITING' }],
      ['meeting-won', { meeting: states[2], actor, previousStatusCode: 'WAITING' }],
      ['meeting-lost', { meeting: states[3], actor, previousStatusCode: 'WON' }],
    ]);
  });

  it.each<[MeetingStatusCode, MeetingStatusCode, string]>([
    ['WAITING', 'WAITING', 'meeting-updated'],
    ['WAITING', 'WON', 'meeting-won'],
    ['WAITING', 'LOST', 'meeting-lost'],
    ['WAITING', 'CANCELLED', 'meeting-cancelled'],
    ['WON', 'WON', 'meeting-updated'],
    ['WON', 'LOST', 'meeting-lost'],
    ['LOST', 'WON', 'meeting-won'],
    ['LOST', 'LOST', 'meeting-updated'],
    ['CANCELLED', 'CANCELLED', 'meeting-updated'],
  ])('of a change from %s to %s are one: %s', async (from, to, name) => {
    const id = await meetings.create({ statusCode: from });
    await meetings.put(id, { statusCode: to, notes: 'x' });
    expect(await told(id)).toEqual(['1 meeting-created', `2 ${name}`]);
  });

  it('end with the last state of a meeting that was deleted', async () => {
    const id = await meetings.create();
    const last = await meetings.read(id);
    await meetings.fixture.send('DELETE', `/meetings/${id}`);
    const event = (await meetings.published(id)).at(-1);
    expect([event?.name, event?.sequence]).toEqual(['meeting-deleted', 2]);
    expect(event?.data).toMatchObject({ meeting: last, previousStatusCode: 'WAITING' });
  });

  it('say nothing of what was refused or changed nothing', async () => {
    const id = await meetings.create({ statusCode: 'WON' });
    const refusals = [
      meetings.put(id, { statusCode: 'WAITING' }),
      meetings.put(id, { statusCode: 'WON', visitTime: '2030-01-01T10:00:00Z' }),
      meetings.put(id, { statusCode: 'LOST', agencyOfficeId: randomUUID() }),
      meetings.put(id, { statusCode: 'LOST' }, { 'if-match': '"2"' }),
      meetings.fixture.send('DELETE', `/meetings/${id}`),
    ];
    for (const { status } of await Promise.all(refusals)) expect(status).toBeGreaterThanOrEqual(400);
    expect((await meetings.put(id, { statusCode: 'WON' })).status).toBe(200);
    expect(await told(id)).toEqual(['1 meeting-created']);
  });

  it('fit the classes and the golden samples that subscribers go by', async () => {
    const [id, other] = [await meetings.create(), await meetings.create()];
    for (const statusCode of ['WAITING', 'WON', 'LOST'] as const)
      await meetings.put(id, { statusCode, notes: statusCode });
    await meetings.put(other, { notes: 'x' });
    await meetings.fixture.send('DELETE', `/meetings/${other}`);
    const events = [...(await meetings.published(id)), ...(await meetings.published(other))];
    expect(events).toHaveLength(7);
    for (const { name, data } of events) {
      const definition = meetingEvents.find((event) => event.name === name);
      expect(validate(definition?.data as new () => object, data as object).faults).toEqual([]);
      expect(Object.keys(data as object).sort()).toEqual(Object.keys(definition?.sample as object).sort());
    }
  });
});
