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
