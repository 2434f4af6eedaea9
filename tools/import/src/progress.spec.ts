import { Progress } from './progress';

const report = {
  lines: 200,
  created: 199,
  changed: 0,
  unchanged: 0,
  removed: 0,
  kept: [],
  refused: [{ line: 7, reasons: ['is not JSON'] }],
};

describe('Progress', () => {
  const written: string[] = [];
  const output = (isTTY: boolean) => ({ isTTY, write: (text: string) => written.push(text) });
  beforeEach(() => (written.length = 0));

  it('draws a bar where somebody watches', () => {
    const progress = new Progress(1_000, output(true));
    progress.read(500);
    progress.show(report);
    expect(written[0]).toContain(`${'█'.repeat(15)}${'░'.repeat(15)}  50 %  200 lines, 1 refused`);
    progress.end();
    expect(written[1]).toBe('\r\x1b[K');
  });

  it('says how far it is now and then where nobody does', () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    const progress = new Progress(1_000, output(false));
    progress.show(report);
    now.mockReturnValue(2_001);
    progress.show(report);
    progress.show(report);
    progress.end();
    expect(written).toEqual(['200 lines, 1 refused\n']);
    now.mockRestore();
  });
});
