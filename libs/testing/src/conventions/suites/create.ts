import { randomUUID } from 'node:crypto';
import type { TestAnswer } from '../../service/client';
import { expectSuccess } from '../expectations';
import type { Operations } from '../operation-fixture';
import type { Call, ConventionSuite } from '../suite';
import { etagOf } from './conditional';
import { eventsOf, follow } from './events';

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const shape = ({ status, text, headers }: TestAnswer): unknown[] => [
  status,
  text,
  headers.get('location'),
  headers.get('etag'),
];

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

  describeRepetition(conventions);
}

function describeRepetition({ suite, operation }: ConventionSuite): void {
  const expectEventsOnce = async (call: Call, made: TestAnswer): Promise<void> => {
    const names = (operation.events ?? []).map(({ name }) => name);
    const published = (await eventsOf(suite(), call, made.body as object)).map(({ name }) => name);
    expect(published.filter((name) => names.includes(name))).toEqual(names);
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
    await expectEventsOnce(call, first);
  });

  it('makes one resource of 20 equal requests at the same moment', async () => {
    const call = await suite().call(operation);
    const headers = { 'request-id': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call.send({ headers })));
    expect(new Set(answers.map((answer) => JSON.stringify(shape(answer)))).size).toBe(1);
    expectSuccess(answers[0], 201);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
    await expectEventsOnce(call, answers[0]);
  });

  if (!operation.oneAtATime)
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
