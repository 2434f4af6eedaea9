import {
  agentChanged,
  agentRemoved,
  agentSnapshot,
  type EventDefinition,
  partyChanged,
  partyRemoved,
} from '@ovipro/contracts';
import { eventually, publishEvent, startTestService, type TestService } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { meetingService } from '../service';

const events: EventDefinition[] = [agentChanged, agentSnapshot, agentRemoved, partyChanged, partyRemoved];

describe('what meeting.directory keeps', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(meetingService)));
  afterAll(() => service?.close());

  const entry = async (id: string) =>
    (await service.db.query('SELECT sequence::integer, removed FROM directory_entry WHERE id = $1', [id])).rows[0] as
      | { sequence: number; removed: boolean }
      | undefined;

  it.each(events)('follows $name', async (event) => {
    const id = randomUUID();
    await publishEvent(service, event, id, { sequence: 3 });
    expect(await eventually(() => entry(id), event.name)).toEqual({ sequence: 3, removed: !event.data });
  });
});
