import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Served } from './served';

const folder = join(__dirname, '../../assets');

/**
 * Redoc as one file, without anything that it was built from. Of the npm package a deployment needs this file alone.
 * Its one way out, a picture beside the words "API docs by Redocly", becomes an empty picture: readers may be offline.
 * @throws Error where the file is not of the version that the pages were made for
 */
function redoc(): string {
  const text = readFileSync(require.resolve('redoc/bundles/redoc.standalone.js'), 'utf8');
  const [before, after, ...more] = text.split('https://cdn.redoc.ly/redoc/logo-mini.svg');
  if (after === undefined || more.length > 0) throw new Error('redoc.standalone.js is not the file of redoc 2.5.4');
  return `${before}data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=${after}`;
}

const file = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** What the pages load, by file name. */
export const assets = new Map([
  ['docs.css', new Served(file('docs.css'), 'text/css; charset=utf-8')],
  ['icon.svg', new Served(file('icon.svg'), 'image/svg+xml')],
  ['reference.js', new Served(file('reference.js'), 'text/javascript; charset=utf-8')],
  ['redoc.standalone.js', new Served(redoc(), 'text/javascript; charset=utf-8')],
]);
