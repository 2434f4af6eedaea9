import { columnOf } from './columns';
import type { BoundScope } from './office-scope';
import { idColumnOf, type ResourceDefinition } from './resource';
import type { TermTable } from './search-definition';

/** Letters that stand alone in Unicode, but are an accented or joined one to readers. */
const plainLetters: Record<string, string> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', ð: 'd', đ: 'd', þ: 'th', ł: 'l', ı: 'i' },
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Longer words are found by their beginning. */
const longest = 60;

/**
 * The words of texts as they are stored and looked for: without accents (`ä` is `a`) and in lower case, each once.
 * Letters and digits make words; all else stands between them.
 * @param texts unset ones are passed over
 */
export function wordsOf(...texts: (string | undefined)[]): string[] {
  const folded = texts
    .filter((text) => text !== undefined)
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plainLetters[letter]);
  const found = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found.map((word) => [...word].slice(0, longest).join('')))];
}

/** Behind all that may follow in a word, in the order of code points. */
const last = '\u{10ffff}';

/**
 * What a search by words looks for, each from a word to before another, in the order of code points: the words that
 * begin with one of the text. A word that begins another word of the text says nothing besides it.
 */
export function wordRanges(text: string): { from: string; to: string }[] {
  const words = wordsOf(text);
  return words
    .filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
    .map((word) => ({ from: word, to: word + last }));
}

/**
 * Rows of some offices that have all words of a text, as a query; a text without words is in none.
 * @param bind gives a value its place in the statement
 */
export function rowsWithTerms(
  { resource, terms }: { resource: ResourceDefinition; terms?: TermTable },
  scope: BoundScope,
  bind: (value: unknown, type: string) => string,
  text: string,
): string {
  const { table, includes } = terms as TermTable;
  const columns = [idColumnOf(resource), ...includes.map((property) => columnOf(resource.entity, property).name)];
  const names = columns.map((name) => `w.${name}`).join(', ');
  const having = (condition: string): string =>
    `SELECT DISTINCT ${names} FROM ${table} w WHERE ${scope.namedBy('w.agency_office_id')} AND ${condition}`;
  const ranges = wordRanges(text).map(({ from, to }) =>
    having(`w.word >= ${bind(from, 'text')} AND w.word < ${bind(to, 'text')}`),
  );
  return ranges.length > 0 ? ranges.join(' INTERSECT ') : having('false');
}
