import fc from 'fast-check';
import { ApiError } from '../errors/api-error';
import { parseJson } from './json';

const parse = (text: string | Buffer): unknown => parseJson(Buffer.from(text as string));
const refused = expect.objectContaining({ kind: 'invalid', errorCode: 'BAD_REQUEST_BODY' }) as Error;

describe('parseJson', () => {
  it('reads whatever JSON.stringify writes', () => {
    const values = fc
      .jsonValue({ maxDepth: 5, noUnicodeString: false })
      .filter((value) => !/":"__proto__/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(values, (value) => expect(JSON.stringify(parse(JSON.stringify(value)))).toBe(JSON.stringify(value))),
    );
  });

  it.each([
    '{"a":[{"a":1},{"a":1}],"b":{"a":1}}',
    '{"a":"a\\":\\"","b":"\\\\"}',
    '["a","a"]',
    '{"a":"a","b":"a"}',
    ' {"a" : 1 , "b" : [ ] } ',
    '{"":1}',
    '{"__proto__":1}',
  ])('takes %s', (text) => expect(parse(text)).toEqual(JSON.parse(text)));

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"x":{"a":1,"b":{"a":1},"a":2}}',
    '[{"a":1,"a":1}]',
    '{"":1,"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a" :1,"a"\n:2}',
    '{"\\"":1,"\\u0022":2}',
  ])('refuses a key that stands twice: %s', (text) => expect(() => parse(text)).toThrow(refused));

  it.each([
    '1e400',
    '-1e400',
    '[1E309]',
    `{"a":${'9'.repeat(309)}}`,
    `{"a":[{"b":${'9'.repeat(250)}e99}]}`,
    '1.7976931348623159e308',
  ])('refuses the number %s', (text) => {
    expect(() => parse(text)).toThrow(refused);
  });

  it.each(['1.7976931348623157e308', '1e-400', '0e999', '9'.repeat(300), '"1e400"', '{"1e400":"e999"}'])(
    'takes %s',
    (text) => {
      expect(parse(text)).toEqual(JSON.parse(text));
    },
  );

  it('takes 32 levels and no more', () => {
    const nested = (levels: number) => '[{"a":'.repeat(levels / 2) + '1' + '}]'.repeat(levels / 2);
    expect(parse(nested(32))).toBeDefined();
    expect(() => parse(nested(34))).toThrow(refused);
    expect(() => parse(nested(500_000))).toThrow(refused);
    expect(parse(JSON.stringify('['.repeat(1_000)))).toHaveLength(1_000);
  });

  it.each(['', ' ', 'x', '{', '{"a":1}x', "{'a':1}", '{"a":undefined}', '{"a":01}', '"\u0001"', '{"a":1,}', 'NaN'])(
    'refuses %j, which is no JSON',
    (text) => {
      expect(() => parse(text)).toThrow(ApiError);
      expect(() => parse(text)).toThrow(refused);
    },
  );

  it.each([
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['a lone continuation', [0x22, 0x80, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a cut-off character', [0x22, 0xe2, 0x82, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('refuses %s, which is no UTF-8', (_what, bytes) => expect(() => parse(Buffer.from(bytes))).toThrow(refused));

  it('does not repeat what it was sent at length', () => {
    const key = 'x'.repeat(100_000);
    expect(() => parse(`{"${key}":1,"${key}":2}`)).toThrow(/^.{1,200}$/);
  });
});
