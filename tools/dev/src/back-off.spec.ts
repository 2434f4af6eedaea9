import { BackOff } from './back-off';

describe('BackOff', () => {
  it('waits twice as long each time, 10 s at most', () => {
    const backOff = new BackOff();
    const delays = Array.from({ length: 8 }, () => backOff.delay(100));
    expect(delays).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
  });

  it('begins anew with what has lived for 30 s', () => {
    const backOff = new BackOff();
    backOff.delay(100);
    backOff.delay(100);
    expect([backOff.delay(30_000), backOff.delay(100)]).toEqual([200, 400]);
  });
});
