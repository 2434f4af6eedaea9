import { randomUUID } from 'node:crypto';
import type { TestAnswer } from '../../service/client';
import { expectSuccess } from '../expectations';
import type { Operations } from '../operation-fixture';
import type { Call, ConventionSuite, Suite } from '../suite';
import { etagOf } from './conditional';
import { eventsOf } from './update';

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const shape = ({ status, text, headers }: TestAnswer): unknown[] => [
  status,
  text,
  headers.get('location'),
  headers.get('etag'),
];

/** Where the new resource is read: by the first role that may read there, in the same office. */
async function follow({ home }: Suite, operations: Operations, location: string): Promise<TestAnswer> {
  const readers = Object.values(operations).filter(({ method }) => method === 'GET');
  const reader = readers.find(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(location));
  if (!reader) throw new Error(`No GET operation reads ${location}`);
  return home.as(reader.roles[0]).send('GET', location);
}

/** A new resource: its id, where it is read, and that it is made once however often the request comes. */
export function describeCreate(conventions: ConventionSuite, operations: Operations): void {
  const { suite, operation } = conventions;

  it('answers 201 with ids of version 4, a Location that can be followed, and its ETag', async () => {
    const call = await suite().call(operation);
    const made = await call.send();
    expectSuccess(made, 201);
    expect(Object.keys(made.body as object).length).toBeGreaterThan(0);
    for (const id of Object.values(made.body as Record<string, string>)) expect(id).toMatch(uuidV4);
    const found = await follow(suite(), operations, made.headers.get('location') as string);
    expectSuccess(found, 200);
    expect(found.body).toMatchObject(made.body as object);
    expect(etagOf(found)).toBe(etagOf(made));
  });

  if (operation.topic)
    it('publishes one event, with sequence 1, that shows what GET answers', async () => {
      const call = await suite().call(operation);
      const made = await call.send({ headers: { 'request-id': '0F8FAD5B-D9CB-769F-A165-70867728950E' } });
      const events = await eventsOf(suite(), call, made.body as object);
      const { sub, name, agentId } = call.fixture.caller.claims;
      expect(events.map(({ sequence, headers }) => [sequence, headers.ce_requestid.toLowerCase()])).toEqual([
        [1, '0f8fad5b-d9cb-769f-a165-70867728950e'],
      ]);
      expect(events[0].data.actor).toEqual({ sub, name, ...(agentId && { agentId }) });
      const found = await follow(suite(), operations, made.headers.get('location') as string);
      expect(Object.values(events[0].data as object)).toContainEqual(found.body);
    });

  describeRepetition(conventions);
}

function describeRepetition({ suite, operation }: ConventionSuite): void {
  const expectOneEvent = async (call: Call, made: TestAnswer): Promise<void> => {
    if (operation.topic) expect(await eventsOf(suite(), call, made.body as object)).toHaveLength(1);
  };

  it('answers the first answer again to a repetition, byte by byte, and makes nothing', async () => {
    const call = await suite().call(operation);
    const headers = { 'request-id': randomUUID() };
    const first = await call.send({ headers });
    expectSuccess(first, 201);
    const again = await call.send({ headers });
    const other = await call.send({ headers: { 'request-id': headers['request-id'].toUpperCase() } });
    expect([shape(again), shape(other)]).toEqual([shape(first), shape(first)]);
    expect([first, again, other].map((answer) => answer.headers.get('idempotent-replayed'))).toEqual([
      null,
      'true',
      'true',
    ]);
    await expectOneEvent(call, first);
  });

  it('makes one resource of 20 equal requests at the same moment', async () => {
    const call = await suite().call(operation);
    const headers = { 'request-id': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call.send({ headers })));
    expect(new Set(answers.map((answer) => JSON.stringify(shape(answer)))).size).toBe(1);
    expectSuccess(answers[0], 201);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
    await expectOneEvent(call, answers[0]);
  });

  it('makes another resource where body, caller, query or Request-ID differ', async () => {
    const call = await suite().call(operation);
    const headers = { 'request-id': randomUUID() };
    const token = await suite().service.issuer.token({ ...call.fixture.caller.claims, sub: randomUUID() });
    const answers = [
      await call.send({ headers }),
      await call.send({ headers, body: JSON.stringify(call.body, null, 1) }),
      await call.send({ headers, token }),
      await call.send(),
    ];
    expect(answers.map((answer) => answer.headers.get('idempotent-replayed'))).toEqual([null, null, null, null]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(4);
  });

  it('keeps no refusal: the same Request-ID may be tried again', async () => {
    const call = await suite().invalidCall(operation);
    const headers = { 'request-id': randomUUID() };
    const send = () => call.send({ headers, body: {} });
    const answers = [await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    expect(answers[1].headers.get('idempotent-replayed')).toBeNull();
  });
}
