import { type Font, create } from 'fontkit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentInputError } from '../errors';
import type { Face } from './style';
import { printable } from './text';

const folder = join(__dirname, '../../../../fonts');
const files: Record<Face, string> = { regular: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' };

const loaded = new Map<Face, Font>();

/** A font of the project, read once a process. */
export function fontOf(face: Face): Font {
  const font = loaded.get(face) ?? (create(readFileSync(join(folder, files[face]))) as Font);
  loaded.set(face, font);
  return font;
}

/** The characters of a text that no document can show, each once: those for which the fonts have no glyph. */
export function unprintable(text: string): string[] {
  const characters = [...new Set(printable(text))].filter((character) => character !== '\n');
  return characters.filter((character) => !fontOf('regular').hasGlyphForCodePoint(character.codePointAt(0) as number));
}

/**
 * Refuses a text that would show boxes.
 * @throws DocumentInputError MISSING_GLYPH, which names the characters
 */
export function assertGlyphs(text: string): void {
  const missing = unprintable(text);
  if (missing.length === 0) return;
  const names = missing.map((character) => {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    return `${character} (U+${code})`;
  });
  throw new DocumentInputError('MISSING_GLYPH', `The fonts of documents have no glyph for ${names.join(', ')}.`);
}
