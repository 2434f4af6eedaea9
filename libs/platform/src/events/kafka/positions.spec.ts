import { Positions } from './positions';

describe('Positions', () => {
  it('names what was reached and not written yet', () => {
    const positions = new Positions();
    positions.note('a/b', 3, '7');
    positions.note('c', 0, '1');
    expect(positions.unwritten()).toEqual([
      { topic: 'a/b', partition: 3, offset: '7' },
      { topic: 'c', partition: 0, offset: '1' },
    ]);
    positions.wrote([{ topic: 'a/b', partition: 3, offset: '7' }]);
    positions.note('c', 0, '2');
    expect(positions.unwritten()).toEqual([{ topic: 'c', partition: 0, offset: '2' }]);
  });

  it('knows nothing of partitions that were given back', () => {
    const positions = new Positions();
    positions.note('a', 0, '7');
    positions.forget();
    expect(positions.unwritten()).toEqual([]);
  });
});
