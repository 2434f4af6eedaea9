import type { TextStyle } from './style';

/**
 * Text as it is drawn: composed letters, LF as line end, four blanks for a tab, no control or format characters and no
 * selectors of variants, none of which show. At most one empty line in a row, none at the ends.
 */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, '')
    .replace(/[ \u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');

/** The width in points of a text in a style. */
export type Measure = (text: string, style: TextStyle) => number;

/** Where a line may end: behind blanks, and behind a hyphen or slash within a word. */
const breaks = /(?<= )(?=[^ ])|(?<=[\p{L}\d][-–/])(?=\p{L})/u;
/** A letter with its marks, which no line end parts. */
const clusters = /\P{M}\p{M}*|\p{M}+/gu;

const trimmed = (line: string): string => line.replace(/ +$/, '');

/** Lines of a printable text that are at most so many points wide; a word that is wider is broken where it must be. */
export function wrap(text: string, style: TextStyle, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, style, width, measure));
}

function wrapParagraph(paragraph: string, style: TextStyle, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of paragraph.split(breaks)) {
    const wide = measure(word, style);
    // the blank behind the last word of a line may stand over
    if (used + wide <= width || used + measure(trimmed(word), style) <= width) {
      line += word;
      used += wide;
      continue;
    }
    if (line) lines.push(trimmed(line));
    const broken = breakWord(word, style, width, measure);
    lines.push(...broken.slice(0, -1));
    line = broken.at(-1) as string;
    used = measure(line, style);
  }
  return [...lines, trimmed(line)];
}

/** The parts of a word that are at most so wide: the word itself, where it is. */
function breakWord(word: string, style: TextStyle, width: number, measure: Measure): string[] {
  if (measure(trimmed(word), style) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const cluster of word.match(clusters) ?? []) {
    const wide = measure(cluster, style);
    if (part && used + wide > width) {
      parts.push(part);
      [part, used] = ['', 0];
    }
    part += cluster;
    used += wide;
  }
  return [...parts, part];
}
