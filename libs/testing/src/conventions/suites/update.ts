import { randomUUID } from 'node:crypto';
import { expectSuccess } from '../expectations';
import type { Call, ConventionSuite } from '../suite';
import { describeIfMatch, etagOf } from './conditional';
import { eventsOf } from './events';

const read = (call: Call) => call.fixture.send('GET', call.readPath);

/** A change with ETag: it names the version it makes, and is made once. */
export function describeUpdate(conventions: ConventionSuite): void {
  const { suite, operation } = conventions;
  describeIfMatch(conventions);

  it(`answers ${operation.answer ? 'what it made' : '{}'} and the ETag of the next GET, another than before`, async () => {
    const call = await suite().call(operation);
    const before = await read(call);
    const change = await call.send();
    expectSuccess(change, 200);
    expect(change.body).toEqual(operation.answer?.(call.body as object) ?? {});
    const after = await read(call);
    expect(etagOf(change)).toBe(etagOf(after));
    expect(etagOf(after)).not.toBe(etagOf(before));
  });

  it('refuses the version before the last', async () => {
    const call = await suite().call(operation);
    const before = etagOf(await read(call));
    expectSuccess(await call.send(), 200);
    expect((await call.send({ headers: { 'if-match': before } })).status).toBe(412);
  });

  it('moves neither ETag nor modificationTime and publishes nothing where nothing changes', async () => {
    const call = await suite().call(operation);
    expectSuccess(await call.send(), 200);
    const [before, events] = [await read(call), await eventsOf(suite(), call)];
    const again = await call.send();
    expectSuccess(again, 200);
    const after = await read(call);
    expect([after.body, etagOf(after), etagOf(again)]).toEqual([before.body, etagOf(before), etagOf(before)]);
    expect((await eventsOf(suite(), call)).length).toBe(events.length);
  });

  describeReplay(conventions);
  describeOtherRequest(conventions);
  describeConcurrency(conventions);
}

/** A DELETE or action on a resource: what it answers, and that it is made once. */
export function describeAct(conventions: ConventionSuite): void {
  const { suite, operation } = conventions;
  describeIfMatch(conventions);

  it('answers {} and the ETag of the next GET', async () => {
    const call = await suite().call(operation);
    const act = await call.send();
    expectSuccess(act, 200);
    expect(act.body).toEqual({});
    const { status, headers } = await read(call);
    if (status === 200) expect(etagOf(act)).toBe(headers.get('etag'));
  });

  describeReplay(conventions);
}

function describeReplay({ suite, operation }: ConventionSuite): void {
  it('answers the first answer again to a repetition that names If-Match', async () => {
    const call = await suite().call(operation);
    const headers = { 'if-match': etagOf(await read(call)), 'request-id': randomUUID() };
    const first = await call.send({ headers });
    expectSuccess(first, 200);
    const events = await eventsOf(suite(), call);
    for (const requestId of [headers['request-id'], headers['request-id'].toUpperCase()]) {
      const again = await call.send({ headers: { ...headers, 'request-id': requestId } });
      expect([again.status, again.text, etagOf(again)]).toEqual([first.status, first.text, etagOf(first)]);
      expect([first, again].map((answer) => answer.headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    }
    expect(await eventsOf(suite(), call)).toEqual(events);
  });
}

function describeOtherRequest({ suite, operation }: ConventionSuite): void {
  it('takes a repetition with another body or by another caller for another request', async () => {
    const call = await suite().call(operation);
    const headers = { 'if-match': etagOf(await read(call)), 'request-id': randomUUID() };
    expectSuccess(await call.send({ headers }), 200);
    expect((await call.send({ headers, body: JSON.stringify(call.body, null, 1) })).status).toBe(412);
    const claims = { ...call.fixture.caller.claims, sub: randomUUID() };
    expect((await call.send({ headers, token: await suite().service.issuer.token(claims) })).status).toBe(412);
  });
}

function describeConcurrency({ suite, operation }: ConventionSuite): void {
  it('lets one of two at the same moment through that name the same version', async () => {
    for (let round = 0; round < 3; round += 1) {
      const call = await suite().call(operation);
      const headers = { 'if-match': etagOf(await read(call)) };
      const answers = await Promise.all([call.send({ headers }), call.send({ headers })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    }
  });

  it('takes 10 at the same moment without If-Match, and ends in what each of them asked for', async () => {
    const call = await suite().call(operation);
    const answers = await Promise.all(Array.from({ length: 10 }, () => call.send()));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(etagOf))).toEqual(new Set([etagOf(await read(call))]));
  });
}
