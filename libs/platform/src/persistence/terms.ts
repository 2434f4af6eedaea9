import { columnOf } from './columns';
import type { BoundScope } from './office-scope';
import { idColumnOf, type ResourceDefinition } from './resource';

/**
 * A table with a row per term of each row, kept up with the rows. Its key is the office, the term in the order of code
 * points, and the id; so a search by words reads one part of one index for each word and office. For resources that
 * callers see by their offices alone.
 */
export interface TermTable {
  table: string;
  /** Properties of the row that the index includes: by these it is ordered without a look at the row. */
  includes: readonly string[];
}

/**
 * What NFKD leaves of letters that readers type without their stroke or joint, and one sign for all apostrophes. With NFKD,
 * lower case and the removal of marks and invisible characters this is all of the folding; `docs/architecture.md` tells it.
 */
const folding: Record<string, string> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', ð: 'd', đ: 'd', þ: 'th', ł: 'l', ı: 'i' },
  ...{ ŋ: 'n', ŧ: 't', ħ: 'h', ǥ: 'g', ʒ: 'z' },
  ...{ '\u02b9': "'", '\u02bc': "'", '\u02c8': "'", '\u2019': "'", '\u2018': "'", '\u02bb': "'" },
};
const folded = new RegExp(`[${Object.keys(folding).join('')}]`, 'g');

/** Marks, and what is not seen: soft hyphens, zero-width and bidirectional signs, fillers. */
const unseen = /[\p{M}\p{Cf}\p{DI}]/gu;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(unseen, '')
    .replace(folded, (letter) => folding[letter]);

/** Letters and digits make words, which hyphens, apostrophes and dots may join; all else stands between them. */
const compound = /[\p{L}\p{N}]+(?:[\p{Pd}'.][\p{L}\p{N}]+)*/gu;
const joint = /[\p{Pd}'.]/u;

/** Digits in groups, as in a telephone number. */
const digitGroups = /(?<![\p{L}\p{N}])\p{Nd}+(?:(?:\s*[\p{Pd}.]\s*|\s+)\p{Nd}+)+(?![\p{L}\p{N}])/gu;

/** Longer words are found by their beginning. */
const longest = 60;

const cut = (word: string): string => (word.length > longest ? [...word].slice(0, longest).join('') : word);

/** The words of a folded text, each with the parts that it is joined of. */
const compounds = (plain: string): string[][] => (plain.match(compound) ?? []).map((found) => found.split(joint));

function termsOfText(text: string): string[] {
  const plain = fold(text);
  const words = compounds(plain).flatMap((parts) => (parts.length > 1 ? [...parts, parts.join('')] : parts));
  return [...words, ...(plain.match(digitGroups) ?? []).map((groups) => groups.replace(/\P{Nd}/gu, ''))];
}

/**
 * The terms that a row is found by, each once: the words of its texts, and besides as one word what is joined by hyphens,
 * apostrophes or dots, and groups of digits that blanks, hyphens or dots part.
 * @param texts unset ones are passed over
 */
export const termsOf = (...texts: (string | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text === undefined ? [] : termsOfText(text))).map(cut)),
];

/** Behind all that may follow in a term, in the order of code points. */
const last = '\u{10ffff}';

/**
 * What a search by words looks for, each from a term to before another, in the order of code points: the terms that begin
 * with one of the words. A word that begins another word of the text says nothing besides it.
 */
export function termRanges(text: string): { from: string; to: string }[] {
  const words = [...new Set(compounds(fold(text)).flat().map(cut))];
  return words
    .filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
    .map((word) => ({ from: word, to: word + last }));
}

/**
 * Rows of some offices that have all words of a text, as a query; a text without words is in none.
 * @param bind gives a value its place in the statement
 */
export function rowsWithTerms(
  resource: ResourceDefinition,
  { table, includes }: TermTable,
  scope: BoundScope,
  bind: (value: unknown, type: string) => string,
  text: string,
): string {
  const columns = [idColumnOf(resource), ...includes.map((property) => columnOf(resource.entity, property).name)];
  const names = columns.map((name) => `w.${name}`).join(', ');
  const having = (condition: string): string =>
    `SELECT DISTINCT ${names} FROM ${table} w WHERE ${scope.namedBy('w.agency_office_id')} AND ${condition}`;
  const ranges = termRanges(text).map(({ from, to }) =>
    having(`w.term >= ${bind(from, 'text')} AND w.term < ${bind(to, 'text')}`),
  );
  return ranges.length > 0 ? ranges.join(' INTERSECT ') : having('false');
}
