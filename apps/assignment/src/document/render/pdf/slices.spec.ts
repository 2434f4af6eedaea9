import { linesForPage, linesWithin } from './slices';

describe('linesForPage', () => {
  it.each([
    [5, 5, false, 5, 'all of it where it fits'],
    [8, 7, false, 0, 'none of a short text that does not fit'],
    [20, 1, false, 0, 'no single line at the end of a page'],
    [20, 12, false, 12, 'what fits of a long text'],
    [20, 19, false, 18, 'one line less, so that two begin the next page'],
    [9, 8, false, 7, 'the same of one that is just long'],
    [8, 7, true, 6, 'what an empty page holds of a short text'],
    [2, 1, true, 1, 'one line where a page holds no more'],
  ])('of %i lines with room for %i (empty page: %s) takes %i: %s', (left, room, isFresh, count) => {
    expect(linesForPage(left, room, isFresh)).toBe(count);
  });
});

describe('linesWithin', () => {
  // paragraphs of so many lines, parted by empty ones
  const text = (...paragraphs: number[]): string[] =>
    paragraphs.flatMap((count, index) => [...(index > 0 ? [''] : []), ...Array.from({ length: count }, () => 'x')]);

  it.each([
    [text(9, 9), 10, 10, 'a page may end between paragraphs'],
    [text(9, 9), 11, 10, 'no paragraph begins with its first line alone at the end of a page'],
    [text(9, 9), 8, 7, 'nor ends with its last line alone on the next one'],
    [text(6, 3, 9), 9, 7, 'one of three lines is not parted at all'],
    [text(6, 2, 9), 8, 7, 'nor one of two'],
    [text(20), 12, 12, 'one long paragraph is parted where the page ends'],
    [text(9, 9), 30, 19, 'what fits is taken as a whole'],
  ])('%#: with room for %i takes %i', (lines, room, count) => {
    expect(linesWithin(lines, 0, room, false)).toBe(count);
  });

  it('counts from where the page before has ended', () => {
    expect(linesWithin(text(9, 9), 5, 6, true)).toBe(5);
  });
});
