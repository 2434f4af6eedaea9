import { OffsetTracker } from './offset-tracker';

describe('OffsetTracker', () => {
  it('names what was reached and not written yet', () => {
    const positions = new OffsetTracker();
    positions.advance('a/b', 3, '7');
    positions.advance('c', 0, '1');
    expect(positions.uncommitted()).toEqual([
      { topic: 'a/b', partition: 3, offset: '7' },
      { topic: 'c', partition: 0, offset: '1' },
    ]);
    positions.markCommitted([{ topic: 'a/b', partition: 3, offset: '7' }]);
    positions.advance('c', 0, '2');
    expect(positions.uncommitted()).toEqual([{ topic: 'c', partition: 0, offset: '2' }]);
  });

  it('knows nothing of partitions that were given back', () => {
    const positions = new OffsetTracker();
    positions.advance('a', 0, '7');
    positions.clear();
    expect(positions.uncommitted()).toEqual([]);
  });
});
