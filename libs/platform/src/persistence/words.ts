import type { SearchCondition } from './view';

/** Letters that stand alone in Unicode, but are an accented or joined one to readers. */
const plainLetters: Record<string, string> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', ð: 'd', đ: 'd', þ: 'th', ł: 'l', ı: 'i' },
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Longer words are found by their beginning. */
const longest = 60;

/**
 * The words of a text as they are stored and looked for: without accents (`ä` is `a`) and in lower case, each once.
 * Letters and digits make words; all else stands between them.
 */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plainLetters[letter]);
  const found = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found.map((word) => [...word].slice(0, longest).join('')))];
}

/** The office in 22 characters, which begin each of its words: an index of words is one of offices and words then. */
const officeKey = (office: string): string => Buffer.from(office.replaceAll('-', ''), 'hex').toString('base64url');

/**
 * What a row can be found by, as PostgreSQL reads a `tsvector`; for a column under a GIN index (`fastupdate = off`).
 * @param texts unset ones are passed over
 */
export function wordVector(office: string, texts: (string | undefined)[]): string {
  const key = officeKey(office);
  const words = wordsOf(texts.filter((text) => text !== undefined).join(' '));
  return words.map((word) => `'${key}${word}'`).join(' ');
}

/** A word that begins another word of the search says nothing besides it. */
const telling = (words: string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));

/** A `tsquery` for rows of some offices that have, for every word of the text, a word that begins with it. */
export function wordQuery(offices: string[], text: string): string | undefined {
  const words = telling(wordsOf(text));
  if (words.length === 0 || offices.length === 0) return undefined;
  const ofOffice = (key: string): string => `(${words.map((word) => `'${key}${word}':*`).join('&')})`;
  return [...new Set(offices)].map((office) => ofOffice(officeKey(office))).join('|');
}

/** All words of the text, in any order, each the beginning of a word in a column of {@link wordVector}. A text without words finds nothing. */
export const hasWords =
  (column: string): SearchCondition =>
  (text, parameters, offices) => {
    const query = wordQuery(offices, text);
    return query === undefined ? 'false' : `t.${column} @@ ${parameters.add(query, 'tsquery')}`;
  };
