import { blocksOf } from './blocks';

const fence = '```';

describe('the blocks of a how-to', () => {
  it('are its commands, programs, patches and rooms, in order, with their lines', () => {
    const text = [
      'Words.',
      `${fence}sh\none\ntwo\n${fence}`,
      `${fence}ts\nonly(shown);\n${fence}`,
      `${fence}diff\n--- a/x\n${fence}`,
      `${fence}sh start\nthree\n${fence}`,
      `${fence}text rooms\napps/x\n${fence}`,
    ].join('\n');
    expect(blocksOf(text)).toEqual([
      { kind: 'run', text: 'one\ntwo\n', line: 2 },
      { kind: 'patch', text: '--- a/x\n', line: 9 },
      { kind: 'start', text: 'three\n', line: 12 },
      { kind: 'rooms', text: 'apps/x\n', line: 15 },
    ]);
  });

  it.each(['bash', 'shell', '', 'diff apps'])('are refused where nobody knows their kind: "%s"', (kind) => {
    expect(() => blocksOf(`${fence}${kind}\nx\n${fence}\n`)).toThrow(`line 1: nobody knows blocks of "${kind}"`);
  });
});
