const second = 1_000;
const day = 86_400 * second;

/** How long a token is valid, in seconds. */
export const tokenLifeTime = 900;

/**
 * How long a key is published before it signs. Services ask for an unknown key at most every 30 s, and look at copies
 * that are up to 60 s old (`Cache-Control`).
 */
export const publishedAhead = 60 * second;

/** For clocks that differ and replicas that still look at an older list of keys. */
const margin = 300 * second;

/** When a key takes over from the one before it. */
export interface Timed {
  signsFrom: Date;
}

/** The key that signs now: of those whose time has come the newest. */
export const signingAt = <K extends Timed>(keys: K[], now: Date): K | undefined =>
  newest(keys.filter(({ signsFrom }) => signsFrom <= now));

const newest = <K extends Timed>(keys: K[]): K | undefined =>
  keys.reduce<K | undefined>((best, key) => (best && best.signsFrom >= key.signsFrom ? best : key), undefined);

/** From when a new key should sign, if one is to be made now; at once where there is none. */
export function successorFrom(keys: Timed[], now: Date, days: number): Date | undefined {
  const last = newest(keys);
  const ahead = new Date(now.getTime() + publishedAhead);
  if (!last || !signingAt(keys, now)) return now;
  return last.signsFrom.getTime() + days * day <= ahead.getTime() ? ahead : undefined;
}

/** The keys whose last token has run out: some other took over long ago. */
export function expired<K extends Timed>(keys: K[], now: Date): K[] {
  const before = new Date(now.getTime() - tokenLifeTime * second - margin);
  return keys.filter((key) => keys.some(({ signsFrom }) => signsFrom > key.signsFrom && signsFrom <= before));
}
