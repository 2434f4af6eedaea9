const firstMs = 1_000;
const longestMs = 3_600_000;

/**
 * Milliseconds to wait after a failed attempt: twice as long each time, at most an hour, of which a random part up to the
 * half is taken off, so that what failed together does not come back together.
 * @param attempts how many have failed, from 1
 * @param random from 0 to 1
 */
export const backOffMs = (attempts: number, random: number): number =>
  Math.round(Math.min(firstMs * 2 ** (attempts - 1), longestMs) * (1 - random / 2));
