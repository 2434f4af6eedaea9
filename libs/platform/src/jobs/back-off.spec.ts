import { backOffMs } from './back-off';

describe('the back-off of a job', () => {
  it('doubles with each attempt up to an hour', () => {
    expect([1, 2, 3, 12].map((attempts) => backOffMs(attempts, 0))).toEqual([1_000, 2_000, 4_000, 2_048_000]);
    expect([13, 14, 100, 5_000].map((attempts) => backOffMs(attempts, 0))).toEqual(Array(4).fill(3_600_000));
  });

  it('is spread over its later half', () => {
    expect([0, 0.5, 1].map((random) => backOffMs(4, random))).toEqual([8_000, 6_000, 4_000]);
  });
});
