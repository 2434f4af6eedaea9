import {
  agentChanged,
  agentRemoved,
  agentSnapshot,
  directoryGroup,
  type EventDefinition,
  partyChanged,
  partyRemoved,
} from '@ovipro/contracts';
import { type Change, defineDirectory, directoryModule } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import { probeService } from '../probe/probe.service';
import { publishEvent } from '../service/publish';
import { eventually, startTestService, type TestService } from '../service/test-service';

const names = defineDirectory(directoryGroup('probe', ['agent', 'party']), {
  agent: ({ lastName }) => ({ lastName }),
  party: ({ lastName }) => ({ lastName }),
});

describe('what follows from the events of a directory', () => {
  let service: TestService;
  const told: Record<string, string[]> = {};
  const changes: Record<string, Change[]> = {};
  const tell = (what: string) => (_tx: unknown, id: string, change?: Change) => {
    (told[id] ??= []).push(what);
    if (change) (changes[id] ??= []).push(change);
    return Promise.resolve();
  };
  const follow = { changed: tell('changed'), removed: tell('removed') };

  beforeAll(async () => {
    const modules = [...(probeService.modules ?? []), directoryModule(names, { agent: follow, party: follow })];
    service = await startTestService({ ...probeService, modules });
  });
  afterAll(() => service?.close());

  const handled = (eventId: string) => {
    const sql = `SELECT FROM inbox WHERE consumer = 'probe.directory' AND event_id = $1`;
    return eventually(async () => (await service.db.query(sql, [eventId])).rowCount === 1, 'the event');
  };
  /** What was told of an event, once it has been handled. */
  async function of(event: EventDefinition, id: string, sequence: number, data?: object): Promise<string[]> {
    told[id] = [];
    await handled(await publishEvent(service, event, id, { sequence, data }));
    return told[id];
  }
  const called = (lastName: string) => ({
    ...agentChanged.sample,
    agent: { ...agentChanged.sample!.agent, lastName },
  });

  it('a change is what shows anything else, in whichever event', async () => {
    const id = randomUUID();
    expect(await of(agentChanged, id, 1, called('Ek'))).toEqual(['changed']);
    expect(await of(agentSnapshot, id, 2, called('Ek'))).toEqual([]);
    expect(await of(agentSnapshot, id, 4, called('Lind'))).toEqual(['changed']);
    expect(await of(agentChanged, id, 3, called('Ek'))).toEqual([]);
    expect(changes[id]).toEqual(['first', 'other']);
  });

  it('a removal changes what is shown of a party, and not the name of an agent', async () => {
    const [agentId, partyId] = [randomUUID(), randomUUID()];
    await of(agentChanged, agentId, 1);
    await of(partyChanged, partyId, 1);
    expect(await of(agentRemoved, agentId, 2)).toEqual(['removed']);
    expect(await of(partyRemoved, partyId, 2)).toEqual(['changed', 'removed']);
    expect(await of(partyRemoved, partyId, 2)).toEqual([]);
  });

  it('a replay changes everything, and removes nothing again', async () => {
    const [agentId, partyId] = [randomUUID(), randomUUID()];
    await of(agentChanged, agentId, 1);
    await of(partyRemoved, partyId, 1);
    [told[agentId], told[partyId]] = [[], []];
    await service.db.query(`INSERT INTO consumer_command (target, command) VALUES ('probe.directory', 'replay')`);
    const done = async () =>
      (await service.db.query('SELECT FROM consumer_command WHERE done_at IS NOT NULL')).rowCount === 1;
    await eventually(done, 'the replay');
    expect([told[agentId], told[partyId]]).toEqual([['changed'], []]);
  });
});
