import { type Fault, validate } from '@ovipro/contracts';
import type { Importer } from './importer';

/** One line of a JSON Lines file, counted from 1. */
export interface Line {
  number: number;
  bytes: Buffer;
}

/** A line that was not taken, and every reason. */
export interface Refused {
  line: number;
  reasons: string[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The record that a line holds, as plain data, or why it holds none; undefined for an empty line.
 * @param seen the lines of the ids so far
 */
export function readRecord<R extends object>(
  importer: Importer<R>,
  line: Line,
  seen: Map<string, number>,
): R | Refused | undefined {
  const refuse = (...reasons: string[]): Refused => ({ line: line.number, reasons });
  const plain = parse(line.bytes);
  if (plain === undefined) return undefined;
  if (typeof plain === 'string') return refuse(plain);
  const removal = (plain as { removed?: unknown }).removed === true ? importer.removal : undefined;
  // of what goes, nobody asks what it was
  const { value, faults } = removal
    ? (validate(removal, plain, 'ignore') as { value: R; faults: Fault[] })
    : validate(importer.record, plain);
  const all = faults.length > 0 ? faults : removal ? [] : (importer.faults?.(value) ?? []);
  if (all.length > 0) return refuse(...all.map(sentence));
  const id = importer.idOf(value);
  const before = seen.get(id);
  if (before !== undefined) return refuse(`${id} stands on line ${before} already`);
  seen.set(id, line.number);
  // entities hold what the database would give back, and that has no classes
  return JSON.parse(JSON.stringify(value)) as R;
}

export const isRefused = (result: object): result is Refused => Array.isArray((result as Refused).reasons);

const sentence = ({ path, message }: Fault): string => `${path} ${message}`;

/** An object; a reason where there is none; undefined for an empty line. */
function parse(bytes: Buffer): object | string | undefined {
  let source: string;
  try {
    source = utf8.decode(bytes);
  } catch {
    return 'is not UTF-8';
  }
  if (source.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : 'is not a JSON object';
  } catch {
    return 'is not JSON';
  }
}
