import { type Content, html, type Html } from '../html';

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;

/** A value as indented JSON, names, texts and other values told apart by class. */
export function json(value: unknown): Html {
  const text = JSON.stringify(value, null, 2);
  const content: Content[] = [];
  let end = 0;
  for (const { 0: all, 1: quoted, 2: colon = '', index } of text.matchAll(token)) {
    const kind = colon ? 'k' : quoted ? 's' : 'n';
    content.push(text.slice(end, index), html`<span class="${kind}">${quoted ?? all}</span>${colon}`);
    end = index + all.length;
  }
  return html`${content}${text.slice(end)}`;
}
