import { etagOf } from '../persistence/etag';
import { assertIfMatch } from '../persistence/if-match';
import { matchesNone, parseIfMatch } from './etag';

const stale = expect.objectContaining({ kind: 'changed', errorCode: 'INVALID_STATUS' }) as Error;

describe('etagOf', () => {
  it('is the version where the version covers everything', () => expect(etagOf(7)).toBe('"7"'));

  it('changes with the version and with what the answer shows from other rows', () => {
    const tags = [
      etagOf(1, { name: 'A' }),
      etagOf(2, { name: 'A' }),
      etagOf(1, { name: 'B' }),
      etagOf(1, null),
      etagOf(1),
    ];
    expect(new Set(tags).size).toBe(tags.length);
    expect(etagOf(1, { name: 'A' })).toBe(tags[0]);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
  });
});

describe('If-Match', () => {
  it.each([
    undefined,
    '*',
    ' * ',
    '"3"',
    ' "3" ',
    '"1", "3"',
    '"1","3","5"',
    'W/"1", "3"',
    'W/"3"',
    '"a,b", "3"',
    '"a,b" ,W/"3"',
    ', "3",,',
    '\t"3"\t',
    etagOf(3, 'x'),
    `"1", ${etagOf(3, 'y')}`,
    '"a b"'.replace('a b', '3'),
  ])('%j names version 3', (header) => expect(() => assertIfMatch(parseIfMatch(header), 3)).not.toThrow());

  it.each([
    '"2"',
    '"33"',
    '"03"',
    '"3.0"',
    '" 3"',
    'w/"3"',
    '"1,3"',
    ',',
    '3',
    '',
    ' ',
    '"',
    '"3',
    '3"',
    '"3""',
    '"3" "3"',
    '"1", 3',
    '*, "3"',
    '"*"',
    '"-3"',
    'x',
    '"1";"3"',
    "'3'",
  ])('%j does not', (header) => expect(() => assertIfMatch(parseIfMatch(header), 3)).toThrow(stale));
});

describe('an If-Match that is no list of tags', () => {
  it.each(['', 'x', '3', '"3', '"3" "3"', '*, "3"', ',', 'w/"3"'])('%j is told from one that is stale', (header) =>
    expect(() => assertIfMatch(parseIfMatch(header), 3)).toThrow('is not a list of entity tags'),
  );
});

describe('If-None-Match', () => {
  const etag = etagOf(3, 'x');

  it.each(['*', etag, `W/${etag}`, `"1", ${etag}`, `"1",W/${etag}`])('%s matches', (header) =>
    expect(matchesNone(header, etag)).toBe(false),
  );

  it.each([undefined, '"3"', etagOf(3, 'y'), etagOf(4, 'x'), '', 'x', etag.slice(1, -1), `${etag}x`, `"1" ${etag}`])(
    '%j does not',
    (header) => {
      expect(matchesNone(header, etag)).toBe(true);
    },
  );

  it('matches nothing where the answer has no ETag', () => expect(matchesNone('*', undefined)).toBe(true));
});
