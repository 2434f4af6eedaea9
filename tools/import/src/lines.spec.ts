import { linesOf } from './lines';

async function* piecesOf(...pieces: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function read(...pieces: (string | Buffer)[]) {
  const lines: [number, string][] = [];
  let count = 0;
  for await (const { number, bytes } of linesOf(piecesOf(...pieces), (bytes) => (count += bytes)))
    lines.push([number, bytes.toString()]);
  return { lines, count };
}

describe('linesOf', () => {
  it('divides at line feeds, wherever the pieces end', async () => {
    const { lines, count } = await read('{"a"', ':1}\n\n{"ä":', '2}\n{"c":3}');
    expect(lines).toEqual([
      [1, '{"a":1}'],
      [2, ''],
      [3, '{"ä":2}'],
      [4, '{"c":3}'],
    ]);
    expect(count).toBe(25);
  });

  it('keeps a letter whole whose bytes arrive apart, and drops the mark at the start', async () => {
    const bytes = Buffer.from('\ufeff"ö"\n"\ufeff"\n');
    expect((await read(bytes.subarray(0, 5), bytes.subarray(5))).lines).toEqual([
      [1, '"ö"'],
      [2, '"\ufeff"'],
    ]);
  });

  it('has no lines in nothing', async () => {
    expect((await read()).lines).toEqual([]);
    expect((await read('')).lines).toEqual([]);
  });
});
