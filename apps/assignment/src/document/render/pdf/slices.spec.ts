import { linesForPage } from './slices';

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
