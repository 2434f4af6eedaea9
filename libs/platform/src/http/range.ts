/** A part of a file, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

interface Asked {
  range?: string;
  ifRange?: string;
}

/**
 * The part of a file that a request asks for (RFC 9110, section 14). Several parts, other units, and whoever has another
 * version get the whole file.
 * @returns undefined for the whole file, `unsatisfiable` for a part that begins behind its end
 */
export function rangeOf(
  { range, ifRange }: Asked,
  length: number,
  etag: string,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(range ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  if (ifRange !== undefined && ifRange !== etag) return undefined;
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  // an end before its beginning is no range at all
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  return start >= length ? 'unsatisfiable' : { start, end };
}
