import { OffsetTracker } from './offset-tracker';

describe('OffsetTracker', () => {
  it('lists the offsets that are not committed yet', () => {
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

  it('lists nothing after clear', () => {
    const positions = new OffsetTracker();
    positions.advance('a', 0, '7');
    positions.clear();
    expect(positions.uncommitted()).toEqual([]);
  });
});
