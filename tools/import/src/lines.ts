import type { Line } from '@ovipro/agency';

const newline = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Divides bytes into lines, counted from 1, whatever pieces they arrive in. What is not UTF-8 stays so, for the reader
 * to refuse with its number.
 * @param onBytes told how many bytes each piece had
 */
export async function* linesOf(pieces: AsyncIterable<Buffer>, onBytes: (count: number) => void): AsyncGenerator<Line> {
  let number = 0;
  let rest: Buffer[] = [];
  const next = (): Line => {
    const bytes = Buffer.concat(rest);
    rest = [];
    const marked = number === 0 && bytes.subarray(0, 3).equals(byteOrderMark);
    return { number: ++number, bytes: marked ? bytes.subarray(3) : bytes };
  };
  for await (const piece of pieces) {
    onBytes(piece.length);
    let start = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      rest.push(piece.subarray(start, end));
      yield next();
      start = end + 1;
    }
    if (start < piece.length) rest.push(piece.subarray(start));
  }
  if (rest.length > 0) yield next();
}
