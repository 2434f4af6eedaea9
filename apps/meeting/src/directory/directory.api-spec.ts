import {
  agentChanged,
  agentRemoved,
  agentSnapshot,
  type EventDefinition,
  type Party,
  partyChanged,
  partyRemoved,
} from '@ovipro/contracts';
import { eventually, publishEvent, startTestService, type TestService } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { meetingService } from '../service';

let service: TestService;
beforeAll(async () => (service = await startTestService(meetingService)));
afterAll(() => service?.close());

const entry = async (id: string) =>
  (await service.db.query('SELECT kind, sequence::integer, removed, data FROM directory_entry WHERE id = $1', [id]))
    .rows[0] as { kind: string; sequence: number; removed: boolean; data: object } | undefined;
/** What the directory has once it has an event of that sequence. */
const entryAt = (id: string, sequence: number) =>
  eventually(async () => {
    const found = await entry(id);
    return found?.sequence === sequence && found;
  }, `event ${sequence}`);

const agent = { firstName: 'Ville', lastName: 'Välittäjä' };
const contacts = { emailAddress: 'teemu.virtanen@example.com', phoneNumber: '+358401234567' };

describe('the directory of meetings', () => {
  it.each<[string, EventDefinition, string, object]>([
    ['agent-changed', agentChanged, 'agent', agent],
    ['agent-snapshot', agentSnapshot, 'agent', agent],
    ['party-changed', partyChanged, 'party', { partyName: 'Teemu Virtanen', ...contacts }],
  ])('of %s keeps what searches show, and no more', async (_name, event, kind, data) => {
    const id = randomUUID();
    await publishEvent(service, event, id, { sequence: 3 });
    expect(await entryAt(id, 3)).toEqual({ kind, sequence: 3, removed: false, data });
  });

  it.each<[Partial<Party>, string | undefined]>([
    [{ name: 'Virtasen kuolinpesä', firstName: 'Teemu', lastName: 'Virtanen' }, 'Virtasen kuolinpesä'],
    [{ firstName: 'Teemu', lastName: 'Virtanen' }, 'Teemu Virtanen'],
    [{ lastName: 'Virtanen' }, 'Virtanen'],
    [{ name: '', firstName: '' }, undefined],
  ])('calls a party by its whole name, else by its names: %j', async (names, partyName) => {
    const partyId = randomUUID();
    const party = { partyId, partyTypeCode: 'PERSON_PARTY', ...names };
    await publishEvent(service, partyChanged, partyId, { sequence: 1, data: { party } });
    expect((await entryAt(partyId, 1)).data).toEqual(partyName === undefined ? {} : { partyName });
  });

  it('keeps the name of a removed agent, and nothing of a removed party', async () => {
    const [agentId, partyId] = [randomUUID(), randomUUID()];
    await publishEvent(service, agentChanged, agentId, { sequence: 1 });
    await publishEvent(service, partyChanged, partyId, { sequence: 1 });
    await publishEvent(service, agentRemoved, agentId, { sequence: 2 });
    await publishEvent(service, partyRemoved, partyId, { sequence: 2 });
    expect(await entryAt(agentId, 2)).toMatchObject({ removed: true, data: agent });
    expect(await entryAt(partyId, 2)).toMatchObject({ removed: true, data: {} });
  });
});
