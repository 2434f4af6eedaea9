import { type Meeting, meetingTopic, utc, validate, meetingEvents } from '@ovipro/contracts';
import { makeWorld, startTestService, type TestService, type World } from '@ovipro/testing';
import { meetingService } from '../service';
import { aMeeting } from '../testing/meeting.mother';

let service: TestService;
let world: World;
beforeAll(async () => {
  service = await startTestService(meetingService);
  world = await makeWorld(service, service.send);
});
afterAll(() => service?.close());

const create = async (given: object): Promise<string> =>
  (await world.make<Meeting>('/meetings', { agencyOfficeId: world.office, ...given })).meetingId;
const read = async (id: string): Promise<Meeting> => (await world.send('GET', `/meetings/${id}`)).body as Meeting;
/** The ids of what a search finds. */
const found = async (query: string): Promise<string[]> => {
  const { body } = await world.send('GET', `/meetings?${query}`);
  return (body as { meetings: Meeting[] }).meetings.map(({ meetingId }) => meetingId);
};

const bodies: [string, object][] = [
  ['everything', aMeeting('')],
  ['the least', { name: 'x' }],
  ['empty texts', { name: 'x', notes: '' }],
  ['texts of every kind', { name: ' ', notes: 'a"b\\c/\u0001\n\u2028 👩‍👧 null' }],
];

describe('a meeting', () => {
  it.each(bodies)('is answered as it was sent, and published as it is answered: %s', async (_what, given) => {
    const body = { ...given, agencyOfficeId: world.office };
    const id = await create(body);
    const answer = await read(id);
    const { creationTime, modificationTime } = answer;
    expect(answer).toEqual({ ...body, meetingId: id, creationTime, modificationTime });
    await world.make(`/meetings/${id}`, { ...body, name: 'y' }, 'PUT');
    const events = await service.published(meetingTopic.name, id);
    expect(events.map(({ name, data }) => [name, data.meeting])).toEqual([
      ['meeting-created', answer],
      ['meeting-updated', await read(id)],
    ]);
  });

  it('loses what an update leaves out', async () => {
    const id = await create(aMeeting(world.office));
    await world.make(`/meetings/${id}`, { agencyOfficeId: world.office, name: 'y' }, 'PUT');
    expect(await read(id)).not.toHaveProperty('notes');
  });

  it('publishes what fits the classes that subscribers go by', async () => {
    const id = await create(aMeeting(world.office));
    for (const { name, data } of await service.published(meetingTopic.name, id)) {
      const definition = meetingEvents.find((event) => event.name === name);
      expect(validate(definition?.data as new () => object, data as object).faults).toEqual([]);
    }
  });

  it.each(['2024-05-02T08:00:00.000Z', '2024-05-02T08:00:00.120Z', '2024-12-31T23:59:59.999Z'])(
    'has the time %s in SQL as in events',
    async (time) => {
      const id = await create({ name: 'x' });
      const sql = 'UPDATE meeting SET creation_time = $1, modification_time = $1 WHERE meeting_id = $2';
      await service.db.query(sql, [time, id]);
      const { creationTime, modificationTime } = await read(id);
      expect([creationTime, modificationTime]).toEqual([utc(new Date(time)), utc(new Date(time))]);
    },
  );

  it('is found by its id and by its exact name', async () => {
    const [id, other] = [await create({ name: 'Haettu' }), await create({ name: 'Haettu?' })];
    expect(await found('name=Haettu')).toEqual([id]);
    expect(await found(`meetingId=${other}`)).toEqual([other]);
  });
});
