/** Controls, marks that nobody sees or that turn the line around, and what no text of an answer may hold. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const wellFormed = (text: string): string => (text as string & { toWellFormed(): string }).toWellFormed();

/** What a caller sent, as answers and logs may repeat it: on one line, nothing in it that is not seen, `max` characters at most. */
export function printable(text: string, max: number): string {
  // a name of any length is not escaped as a whole to be cut then
  const shown = text.slice(0, max).replace(unprintable, (sign) => [...sign.split('')].map(escaped).join(''));
  const cut = shown.length > max || text.length > max;
  return cut ? wellFormed(`${shown.slice(0, max - 1)}…`) : shown;
}
