import { badBody } from '../errors/api-error';

const maxDepth = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Skips a string literal; the index of its closing quote. */
function endOfString(source: string, start: number): number {
  let at = start + 1;
  while (source[at] !== '"') at += source[at] === '\\' ? 2 : 1;
  return at;
}

/** Refuses what JSON.parse lets pass: a key that stands twice in one object, and nesting without end. */
function assertUnambiguous(source: string): void {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      if (open.length > maxDepth) throw badBody([], `The body must not be nested deeper than ${maxDepth} levels.`);
    } else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfString(source, at);
      if (isKey(source, end)) assertNewKey(open.at(-1), source.slice(at, end + 1));
      at = end;
    }
  }
}

/** Whether a colon follows the literal that ends here. */
function isKey(source: string, end: number): boolean {
  let at = end + 1;
  while (/\s/.test(source[at] ?? '')) at += 1;
  return source[at] === ':';
}

function assertNewKey(keys: Set<string> | null | undefined, literal: string): void {
  const key = literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
  if (keys?.has(key)) throw badBody([], `The key ${literal.slice(0, 100)} stands twice in one object.`);
  keys?.add(key);
}

/** A number that JSON can write and a double cannot hold would come out as another. */
function assertFinite(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw badBody([], 'The body holds a number out of range.');
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) assertFinite(inner);
}

/**
 * A request body as a value.
 * @throws ApiError invalid BAD_REQUEST_BODY where it is not JSON in UTF-8, or ambiguous
 */
export function parseJson(bytes: Buffer): unknown {
  let source: string;
  let value: unknown;
  try {
    source = utf8.decode(bytes);
    value = JSON.parse(source);
  } catch {
    throw badBody([], 'The body is not JSON in UTF-8.');
  }
  assertUnambiguous(source);
  assertFinite(value);
  return value;
}
