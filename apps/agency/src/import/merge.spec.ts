import { merge } from './merge';

type Any = Record<string, unknown>;

describe('a record that is imported again', () => {
  it.each<[string, Any, Any, Any, Any, string[]]>([
    ['changes nothing where nothing changed', { a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }, []],
    ['changes what the file changed', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 1 }, { a: 2, b: 1 }, []],
    ['keeps what was changed since', { a: 1, b: 1 }, { a: 1, b: 1 }, { a: 9, b: 1 }, { a: 9, b: 1 }, ['a']],
    ['does both', { a: 1, b: 1 }, { a: 1, b: 2 }, { a: 9, b: 1 }, { a: 9, b: 2 }, ['a']],
    ['changes what both changed', { a: 1 }, { a: 2 }, { a: 9 }, { a: 2 }, []],
    ['keeps nothing where both changed alike', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }, []],
    ['unsets what the file lacks now', { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 1 }, { b: 1 }, []],
    ['keeps unset what was unset since', { a: 1, b: 1 }, { a: 1, b: 1 }, { b: 1 }, { b: 1 }, ['a']],
    ['leaves alone what the file never had', { b: 1 }, { b: 1 }, { a: 9, b: 1 }, { a: 9, b: 1 }, []],
    ['adds what the file has now', { b: 1 }, { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 1 }, []],
    [
      'goes into objects',
      { o: { x: 1, y: 1, z: { q: 1 } } },
      { o: { x: 2, y: 1, z: { q: 1 } } },
      { o: { x: 1, y: 9, z: { q: 8 } } },
      { o: { x: 2, y: 9, z: { q: 8 } } },
      ['o.y', 'o.z.q'],
    ],
    ['takes lists as a whole', { l: [1, 2] }, { l: [1, 2] }, { l: [1] }, { l: [1] }, ['l']],
    ['replaces a list that the file changed', { l: [1, 2] }, { l: [1, 3] }, { l: [1] }, { l: [1, 3] }, []],
  ])('%s', (_what, last, file, current, value, kept) => {
    expect(merge(last, file, current)).toEqual({ value, kept });
  });
});
