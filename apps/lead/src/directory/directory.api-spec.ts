import {
  agencyOfficeChanged,
  agencyOfficeSnapshot,
  agentChanged,
  agentRemoved,
  agentSnapshot,
  type EventDefinition,
  partyChanged,
  partyRemoved,
} from '@ovipro/contracts';
import { eventually, publishEvent, startTestService, type TestService } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';

describe('the directory of leads', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(leadService)));
  afterAll(() => service?.close());

  const publish = (event: EventDefinition, key: string, sequence?: number, data?: object) =>
    publishEvent(service, event, key, { sequence, data });
  const entry = async (kind: string, id: string) =>
    (
      await service.db.query(
        'SELECT sequence::integer, removed, data FROM directory_entry WHERE kind = $1 AND id = $2',
        [kind, id],
      )
    ).rows[0];
  /** Events of one group are handled in order: what comes last has been seen when this one has. */
  const allHandled = async () => {
    const id = randomUUID();
    await publish(partyChanged, id, 1);
    await eventually(() => entry('party', id), 'the last event');
  };

  const agent = {
    firstName: 'Ville',
    lastName: 'Välittäjä',
    emailAddress: 'ville.valittaja@example.com',
    phoneNumber: '+358 40 123 4567',
  };
  const office = { name: 'Kiinteistöykkönen Tampere' };
  const party = { firstName: 'Teemu', lastName: 'Virtanen', emailAddress: 'teemu.virtanen@example.com' };

  it.each<[string, EventDefinition, string, object]>([
    ['agent-changed', agentChanged, 'agent', agent],
    ['agent-snapshot', agentSnapshot, 'agent', agent],
    ['agency-office-changed', agencyOfficeChanged, 'agency-office', office],
    ['agency-office-snapshot', agencyOfficeSnapshot, 'agency-office', office],
    ['party-changed', partyChanged, 'party', party],
  ])('of %s keeps what leads show, and no more', async (_name, event, kind, data) => {
    const id = randomUUID();
    await publish(event, id, 3);
    expect(await eventually(() => entry(kind, id))).toEqual({ sequence: 3, removed: false, data });
  });

  it('applies only a higher sequence', async () => {
    const id = randomUUID();
    const named = (firstName: string) => ({
      ...agentChanged.sample,
      agent: { ...(agentChanged.sample as { agent: object }).agent, firstName },
    });
    await publish(agentChanged, id, 2, named('Toka'));
    await publish(agentChanged, id, 1, named('Eka'));
    await allHandled();
    expect((await entry('agent', id)).data.firstName).toBe('Toka');
  });

  it('keeps the name of a removed agent, whom nothing late revives', async () => {
    const id = randomUUID();
    await publish(agentChanged, id, 1);
    await publish(agentRemoved, id, 3);
    await publish(agentSnapshot, id, 2);
    await allHandled();
    expect(await entry('agent', id)).toMatchObject({ sequence: 3, removed: true, data: { lastName: 'Välittäjä' } });
  });

  it('forgets a removed party, also one that it hears of by its removal first', async () => {
    const [id, unheard] = [randomUUID(), randomUUID()];
    await publish(partyChanged, id);
    await publish(partyRemoved, id);
    await publish(partyRemoved, unheard, 2);
    await publish(partyChanged, unheard, 1);
    await allHandled();
    expect(await entry('party', id)).toMatchObject({ removed: true, data: {} });
    expect(await entry('party', unheard)).toMatchObject({ removed: true, data: {} });
  });

  it('is whole again after a replay', async () => {
    const before = await service.db.query(
      'SELECT kind, id, sequence, removed, data FROM directory_entry ORDER BY kind, id',
    );
    await service.db.query(
      `INSERT INTO directory_entry (kind, id, sequence, data) VALUES ('agent', gen_random_uuid(), 1, '{}')`,
    );
    await service.db.query(`INSERT INTO consumer_command (target, command) VALUES ('lead.directory', 'replay')`);
    const done = async () =>
      (await service.db.query(`SELECT FROM consumer_command WHERE done_at IS NOT NULL`)).rowCount === 1;
    await eventually(done, 'the replay');
    await allHandled();
    const after = await service.db.query(
      'SELECT kind, id, sequence, removed, data FROM directory_entry ORDER BY kind, id',
    );
    expect(after.rows).toHaveLength(before.rows.length + 1);
    expect(after.rows).toEqual(expect.arrayContaining(before.rows));
  });
});
