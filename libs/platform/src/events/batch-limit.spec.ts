import { BatchLimit } from './batch-limit';

describe('the number of events that are published at once', () => {
  it('is halved at each time-out, down to one', () => {
    const limit = new BatchLimit(500);
    const sizes = Array.from({ length: 10 }, () => {
      limit.timedOut(limit.size);
      return limit.size;
    });
    expect(sizes).toEqual([250, 125, 62, 31, 15, 7, 3, 1, 1, 1]);
  });

  it('is half of the batch where that was smaller', () => {
    const limit = new BatchLimit(500);
    limit.timedOut(40);
    expect(limit.size).toBe(20);
  });

  it('grows back by full batches alone, and not past the most', () => {
    const limit = new BatchLimit(500);
    limit.timedOut(2);
    limit.acknowledged(0);
    expect(limit.size).toBe(1);
    const sizes = Array.from({ length: 60 }, () => {
      limit.acknowledged(limit.size);
      return limit.size;
    });
    expect(sizes.slice(0, 10)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 11, 13]);
    expect(sizes.at(-1)).toBe(500);
  });
});
