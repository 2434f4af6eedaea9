/** Fewer lines than this neither end a page nor begin one. */
export const leastLines = 2;
/** What has at most so many lines is not parted. */
export const shortLines = 8;

/**
 * How many of the lines that are left go on a page with room for so many: none, where they had better begin the next one.
 * @param isFresh whether the page is empty, so that waiting for another one gains nothing
 */
export function linesForPage(left: number, room: number, isFresh: boolean): number {
  if (left <= room) return left;
  if (isFresh) return Math.max(1, Math.min(room, left - leastLines));
  if (left <= shortLines || room < leastLines) return 0;
  const count = Math.min(room, left - leastLines);
  return count < leastLines ? 0 : count;
}

/**
 * How many of the lines from one on go on a page with room for so many, as {@link linesForPage} has it; besides, of no
 * paragraph a single line is left behind or carried over, where empty lines part them.
 */
export function linesWithin(lines: string[], from: number, room: number, isFresh: boolean): number {
  const count = linesForPage(lines.length - from, room, isFresh);
  let end = from + count;
  if (count === 0 || end === lines.length) return count;
  const isText = (index: number): boolean => Boolean(lines[index]);
  const parts = (index: number): boolean => isText(index - 1) && isText(index);
  if (parts(end) && !isText(end + 1)) end -= 1;
  if (parts(end) && !isText(end - 2)) end -= 1;
  return end - from >= leastLines ? end - from : count;
}
