import type { ErrorBody } from '@ovipro/contracts';
import type { TestAnswer } from '../../service/client';
import { expectRefusals, expectSuccess, stale } from '../expectations';
import type { Call, ConventionSuite } from '../suite';

const strong = /^"[\x21\x23-\x7e]*"$/;

export const etagOf = ({ headers }: TestAnswer): string => headers.get('etag') ?? '';

/** A single resource: its ETag, and not being sent again what one has. */
export function describeRead({ suite, operation }: ConventionSuite): void {
  const read = (call: Call, ifNoneMatch?: string) => call.send({ headers: { 'if-none-match': ifNoneMatch } });

  it('answers a strong ETag, the same each time', async () => {
    const call = await suite().call(operation);
    const first = await read(call);
    expectSuccess(first, 200);
    expect(etagOf(first)).toMatch(strong);
    expect(etagOf(await read(call))).toBe(etagOf(first));
  });

  it('answers 304 with the ETag and no body to whoever names it', async () => {
    const call = await suite().call(operation);
    const etag = etagOf(await read(call));
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag} , "third"`, '*', ' * ']) {
      const answer = await read(call, header);
      expect([header, answer.status, etagOf(answer), answer.text]).toEqual([header, 304, etag, '']);
    }
  });

  it('answers 200 to whoever names another, or nothing that is an ETag', async () => {
    const call = await suite().call(operation);
    const etag = etagOf(await read(call));
    for (const header of ['"other"', 'W/"other"', '"a", "b"', etag.slice(1, -1), `${etag}x`, '""', '"', 'x']) {
      expect([header, (await read(call, header)).status]).toEqual([header, 200]);
    }
  });

  it('ignores If-Match', async () => {
    expectSuccess(await (await suite().call(operation)).send({ headers: { 'if-match': '"other"' } }), 200);
  });
}

/** What changes a resource may name the version that it is based on. */
export function describeIfMatch({ suite, operation }: ConventionSuite): void {
  it('answers 412 to an If-Match that does not name the current version', async () => {
    const call = await suite().invalidCall(operation);
    const etag = etagOf(await call.fixture.send('GET', call.readPath));
    const wrong = [
      '"other"',
      '"0"',
      '"-1"',
      '"a", "b"',
      '""',
      '',
      '"',
      'x',
      etag.slice(1, -1),
      `${etag}x`,
      '*, "a"',
      "'1'",
    ];
    await expectRefusals(
      wrong.map((ifMatch) => ({
        name: ifMatch,
        send: () => call.send({ headers: { 'if-match': ifMatch } }),
        expected: stale,
      })),
    );
  });

  it('says of an If-Match that is no list of entity tags that it is none', async () => {
    const call = await suite().invalidCall(operation);
    const messages = ['x', '"1', '1', '"1" "2"'].map(async (ifMatch) => {
      const { body } = await call.send({ headers: { 'if-match': ifMatch } });
      return (body as ErrorBody).message;
    });
    expect(new Set(await Promise.all(messages))).toEqual(
      new Set(['The header If-Match is not a list of entity tags.']),
    );
  });

  it('passes where If-Match names the current version, alone or among others, or any', async () => {
    for (const write of [
      (etag: string) => etag,
      (etag: string) => `"other", ${etag}`,
      (etag: string) => `${etag},W/"x"`,
      (etag: string) => `W/${etag}`,
      (etag: string) => `"a,b", , W/"other" ,${etag}`,
      () => '*',
    ]) {
      const call = await suite().call(operation);
      const etag = etagOf(await call.fixture.send('GET', call.readPath));
      expectSuccess(await call.send({ headers: { 'if-match': write(etag) } }), 200);
    }
  });
}
