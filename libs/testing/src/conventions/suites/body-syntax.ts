import { gzipSync } from 'node:zlib';
import { badBody, type Case, expectRefusals, expectSuccess, refusal, refused } from '../expectations';
import type { Call, ConventionSuite } from '../suite';

const mebibyte = 1_048_576;

/** Texts that are no JSON object, by what they are. Each is made from a good body. */
const notAnObject: Record<string, (good: string) => string | Buffer> = {
  'not JSON': () => 'not JSON',
  'a JSON array': (good) => `[${good}]`,
  'a JSON text': (good) => JSON.stringify(good),
  'a JSON number': () => '42',
  'JSON null': () => 'null',
  'JSON true': () => 'true',
  blanks: () => '   ',
  'two objects': (good) => good + good,
  'a cut-off object': (good) => good.slice(0, -1),
  'a trailing comma': (good) => good.replace(/\}$/, ',}'),
  'single quotes': (good) => good.replaceAll('"', "'"),
  'a comment': (good) => good.replace('{', '{/**/'),
  NaN: (good) => good.replace('{', '{"x":NaN,'),
  'invalid UTF-8': (good) =>
    Buffer.concat([Buffer.from(good.replace('{', '{"x":"')), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
  'a surrogate in UTF-8': (good) =>
    Buffer.concat([Buffer.from(good.slice(0, -1) + ',"x":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
  'UTF-16': (good) => Buffer.from(good, 'utf16le'),
  'a bare control character': (good) => good.replace('{', '{"x":"\u0001",'),
  'a key twice': (good) => good.replace(/^\{("\w+")/, '{$1:1,$1'),
  'a key twice, once escaped': (good) =>
    good.replace(
      /^\{"(\w)(\w*)"/,
      (_, first: string, rest: string) => `{"\\u00${first.charCodeAt(0).toString(16)}${rest}":1,"${first}${rest}"`,
    ),
  'a key twice in an unknown object': (good) => good.replace('{', '{"x":{"a":1,"a":1},'),
  'a number out of range': (good) => good.replace('{', '{"x":1e400,'),
  'a negative number out of range': (good) => good.replace('{', '{"x":[-1E+999],'),
  'a very long number': (good) => good.replace('{', `{"x":${'9'.repeat(400)},`),
  'objects nested without end': (good) => good.replace('{', `{"x":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)},`),
  'arrays nested without end': (good) => good.replace('{', `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)},`),
  'arrays opened without end': () => '['.repeat(500_000),
};

const wrongMedia = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/jsonp',
  'application/merge-patch+json',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json; charset=utf-8; charset=latin1',
  'application/json; charset',
  ';',
  'json',
  undefined,
];

const goodMedia = [
  ...['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'],
  ...['application/json; version=1', 'application/json; charset=utf-8; profile="x; charset=latin1"'],
  ...['application/json;charset=utf8', 'application/json ; odata.metadata=minimal;'],
];

/** Bytes, media type and size of a body, before any field of it. */
export function describeBodySyntax({ suite, operation }: ConventionSuite): void {
  it('refuses a body that is no unambiguous JSON object', async () => {
    const call = await suite().invalidCall(operation);
    const good = JSON.stringify(call.body);
    await expectRefusals(Object.entries(notAnObject).map(([name, make]) => broken(call, name, make(good))));
  });

  it('names the required properties where there is no body', async () => {
    const call = await suite().invalidCall(operation);
    const documented = suite().documented(operation);
    const { required = [] } = documented.resolve(documented.body ?? {});
    const needed = [...required, ...(operation.requiredByRow ?? [])];
    const expected = badBody(Object.fromEntries(needed.map((name) => [name, 'VALUE_REQUIRED' as const])));
    await expectRefusals([
      { name: 'no body', send: () => call.send({ body: undefined }), expected },
      { name: 'an empty body', send: () => call.send({ body: '' }), expected },
      { name: 'an empty object', send: () => call.send({ body: {} }), expected },
    ]);
  });

  it('answers 415 to every media type but JSON in UTF-8', async () => {
    const call = await suite().invalidCall(operation);
    const body = Buffer.from(JSON.stringify(call.body));
    await expectRefusals(
      wrongMedia.map((type) => ({
        name: String(type),
        send: () => call.send({ body, headers: { 'content-type': type } }),
        expected: refused(415, 'UNSUPPORTED_MEDIA_TYPE'),
      })),
    );
  });

  it.each(goodMedia)('takes %s', async (type) => {
    expectSuccess(await (await suite().call(operation)).send({ headers: { 'content-type': type } }));
  });

  it('answers 415 to every content coding but identity', async () => {
    const call = await suite().invalidCall(operation);
    const plain = Buffer.from(JSON.stringify(call.body));
    for (const [coding, body] of [
      ['gzip', gzipSync(plain)],
      ['GZIP', plain],
      ['br', plain],
      ['identity, x', plain],
    ] as const) {
      const answer = await call.send({ body, headers: { 'content-encoding': coding } });
      expect([coding, refusal(answer)]).toEqual([coding, refused(415, 'UNSUPPORTED_MEDIA_TYPE')]);
      expect(answer.headers.get('accept-encoding')).toBe('identity');
    }
    expectSuccess(await (await suite().call(operation)).send({ headers: { 'content-encoding': 'Identity' } }));
  });

  describeSize({ suite, operation });
}

const broken = (call: Call, name: string, body: string | Buffer): Case => ({
  name,
  send: () => call.send({ body }),
  expected: badBody(),
});

function describeSize({ suite, operation }: ConventionSuite): void {
  const padded = (call: Call, size: number): string =>
    JSON.stringify(call.body).padEnd(
      size - (Buffer.byteLength(JSON.stringify(call.body)) - JSON.stringify(call.body).length),
    );

  it.each([{}, { 'transfer-encoding': 'chunked' }])(
    'takes a body of 1 MiB and answers 413 to a larger one %j',
    async (headers) => {
      const fitting = await suite().call(operation);
      expectSuccess(await fitting.send({ body: padded(fitting, mebibyte), headers }));
      const call = await suite().invalidCall(operation);
      const tooLarge = refused(413, 'BAD_REQUEST_BODY');
      await expectRefusals([
        { name: 'one byte', send: () => call.send({ body: padded(call, mebibyte + 1), headers }), expected: tooLarge },
        {
          name: 'five times',
          send: () => call.send({ body: padded(call, 5 * mebibyte), headers }),
          expected: tooLarge,
        },
      ]);
    },
  );
}

/** An operation that takes no body: none at all, or an empty object. */
export function describeNoBody({ suite, operation }: ConventionSuite): void {
  it('takes no body, and an empty object for none', async () => {
    for (const body of [undefined, '', {}]) expectSuccess(await (await suite().call(operation)).send({ body }));
  });

  it('refuses any other body', async () => {
    const call = await suite().invalidCall(operation);
    await expectRefusals([
      { name: 'a property', send: () => call.send({ body: { x: 1 } }), expected: badBody({ x: 'INVALID_TYPE' }) },
      broken(call, 'an array', '[]'),
      broken(call, 'not JSON', 'x'),
      {
        name: 'text/plain',
        send: () => call.send({ body: 'x', headers: { 'content-type': 'text/plain' } }),
        expected: refused(415, 'UNSUPPORTED_MEDIA_TYPE'),
      },
    ]);
  });
}
