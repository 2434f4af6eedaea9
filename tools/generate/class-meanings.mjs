// Writes what the comments of the contracts' classes say to a file that the services read: so they reach the documents.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '../../libs/contracts/src');
const target = join(source, 'common/class-meanings.json');
const commented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:@\w+\([^\n]*\)\s*)*export (?:abstract )?class (\w+)/g;

const sentences = (comment) =>
  comment
    .replace(/\n\s*\* ?/g, '\n')
    .replace(/\n@[\s\S]*$/, '')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .trim()
    .replace(/\s*\n\s*/g, ' ');

const files = readdirSync(source, { recursive: true }).filter((file) => /\.ts$/.test(file) && !/spec\.ts$/.test(file));
const meanings = files
  .sort()
  .flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(commented)].map(([, text, name]) => [name, sentences(text)]),
  );
const written = `${JSON.stringify(Object.fromEntries(meanings.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;
const present = (() => {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return '';
  }
})();
if (present !== written) {
  console.log(
    `${process.argv.includes('--check') ? 'stale' : 'written'}: libs/contracts/src/common/class-meanings.json`,
  );
  if (process.argv.includes('--check')) process.exitCode = 1;
  else writeFileSync(target, written);
}
