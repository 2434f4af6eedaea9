import type { EventDefinition } from '@ovipro/contracts';
import type { TestAnswer } from '../../service/client';
import type { PublishedEvent } from '../../service/test-service';
import { expectSuccess } from '../expectations';
import type { Operations } from '../operation-fixture';
import type { Call, ConventionSuite, Suite } from '../suite';

const REQUEST_ID = '0F8FAD5B-D9CB-769F-A165-70867728950E';

/** What stands on the operation's topics under the keys of the call. */
export async function eventsOf({ service }: Suite, call: Call, answer: object = {}): Promise<PublishedEvent[]> {
  const topics = new Set((call.operation.events ?? []).map(({ topic }) => topic));
  const values = { ...call.params, ...answer } as Record<string, string | undefined>;
  const published = [...topics].map(async (topic) => {
    const key = values[topic.key];
    return key === undefined ? [] : service.published(topic.name, key);
  });
  return (await Promise.all(published)).flat();
}

/** Where a new resource is read: by the first role that may read there, in the same office. */
export async function follow({ home }: Suite, operations: Operations, location: string): Promise<TestAnswer> {
  const readers = Object.values(operations).filter(({ method }) => method === 'GET');
  const reader = readers.find(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(location));
  if (!reader) throw new Error(`No GET operation reads ${location}`);
  return home.as(reader.roles[0]).send('GET', location);
}

/** The numbers that events of one key should have after those that stood there before. */
const isNumberedOn = (events: PublishedEvent[], before: PublishedEvent[]): boolean =>
  events.every(({ topic, key, sequence }, at) => {
    const isSameKey = (other: PublishedEvent) => other.topic === topic && other.key === key;
    return sequence === before.filter(isSameKey).length + events.slice(0, at).filter(isSameKey).length + 1;
  });

/** A change publishes the events that its fixture names, and they show what GET answers then. */
export function describeEvents({ suite, operation }: ConventionSuite, operations: Operations): void {
  const definitions = operation.events as EventDefinition[];
  const names = definitions.map(({ name }) => name);
  const { topic: shownOn } = definitions[definitions.length - 1];

  it(`publishes ${names.join(', ')}, numbered on, with what GET answers then`, async () => {
    const call = await suite().call(operation);
    const shownBefore = operation.kind === 'create' ? undefined : await call.fixture.send('GET', call.readPath);
    const before = await eventsOf(suite(), call);
    const answer = await call.send({ headers: { 'request-id': REQUEST_ID } });
    expectSuccess(answer, operation.kind === 'create' ? 201 : 200);
    const all = await eventsOf(suite(), call, answer.body as object);
    const ids = new Set(before.map(({ headers }) => headers.ce_id));
    const events = all.filter(({ headers }) => !ids.has(headers.ce_id));
    const published = events.map(({ name }) => name);
    const isOneTopic = new Set(definitions.map(({ topic }) => topic)).size === 1;
    expect(isOneTopic ? published : published.sort()).toEqual(isOneTopic ? names : [...names].sort());
    expect(isNumberedOn(events, before)).toBe(true);
    const location = answer.headers.get('location');
    const read = location ? await follow(suite(), operations, location) : await call.fixture.send('GET', call.readPath);
    const { sub, name, agentId } = call.fixture.caller.claims;
    for (const { topic, data, headers } of events) {
      expect(headers.ce_requestid.toLowerCase()).toBe(REQUEST_ID.toLowerCase());
      if (data) expect(data.actor).toEqual({ sub, name, ...(agentId && { agentId }) });
      const shown = read.status === 200 ? read : shownBefore;
      if (data && topic === shownOn.name) expect(Object.values(data as object)).toContainEqual(shown?.body);
    }
  });

  if (operation.kind === 'delete' && !operation.readAt)
    it('leaves nothing to be read', async () => {
      const call = await suite().call(operation);
      expectSuccess(await call.send(), 200);
      expect((await call.fixture.send('GET', call.readPath)).status).toBe(404);
    });
}
