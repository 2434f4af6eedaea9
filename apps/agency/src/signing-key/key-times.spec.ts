import { expired, signingAt, successorFrom } from './key-times';

const start = new Date('2026-01-01T00:00:00Z').getTime();
const at = (seconds: number): Date => new Date(start + seconds * 1_000);
const key = (seconds: number) => ({ signsFrom: at(seconds) });
const day = 86_400;

describe('the times of signing keys', () => {
  it('has the newest sign whose time has come', () => {
    const keys = [key(0), key(100), key(50)];
    expect(signingAt(keys, at(99))).toBe(keys[2]);
    expect(signingAt(keys, at(100))).toBe(keys[1]);
    expect(signingAt(keys, at(-1))).toBeUndefined();
  });

  it('wants the first key to sign at once', () => {
    expect(successorFrom([], at(0), 30)).toEqual(at(0));
    expect(successorFrom([key(10)], at(0), 30)).toEqual(at(0));
  });

  it('wants the next one published a minute before the days are over', () => {
    expect(successorFrom([key(0)], at(30 * day - 61), 30)).toBeUndefined();
    expect(successorFrom([key(0)], at(30 * day - 60), 30)).toEqual(at(30 * day));
    expect(successorFrom([key(0), key(30 * day)], at(30 * day - 30), 30)).toBeUndefined();
  });

  it('gives the next one its minute also where nobody looked for long', () => {
    expect(successorFrom([key(0)], at(90 * day), 30)).toEqual(at(90 * day + 60));
  });

  it('lets a key go once its last token has run out, with five minutes to spare', () => {
    const keys = [key(0), key(100)];
    expect(expired(keys, at(100 + 1_199))).toEqual([]);
    expect(expired(keys, at(100 + 1_200))).toEqual([keys[0]]);
    expect(expired([key(0)], at(365 * day))).toEqual([]);
  });
});
