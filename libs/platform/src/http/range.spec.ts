import { rangeOf } from './range';

const etag = '"a"';
const of = (range: string | undefined, ifRange?: string) => rangeOf({ range, ifRange }, 10, etag);

describe('the part of ten bytes that a request asks for', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-4', { start: 2, end: 4 }],
    ['BYTES=7-', { start: 7, end: 9 }],
    ['bytes=7-99', { start: 7, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=10-12', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [undefined, undefined],
    ['', undefined],
    ['bytes=-', undefined],
    ['bytes=4-2', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=a-b', undefined],
    ['bytes=1-9999999999999999', undefined],
  ])('%s is %j', (range, expected) => expect(of(range)).toEqual(expected));

  it('is the whole file where another version is named, or a weak tag', () => {
    expect(of('bytes=2-4', etag)).toEqual({ start: 2, end: 4 });
    expect([of('bytes=2-4', '"b"'), of('bytes=2-4', 'W/"a"')]).toEqual([undefined, undefined]);
  });
});
