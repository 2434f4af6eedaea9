import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './started-system.fixture';

/** A request or answer of the API references, as `apps/<service>/src/samples` keeps it. */
export const sampleOf = <T>(service: string, name: string): T =>
  JSON.parse(readFileSync(join(root, 'apps', service, 'src/samples', `${name}.json`), 'utf8')) as T;

/** What a value looks like: its properties and their types, optional ones included where they stand. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  const entries = Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, shapeOf(item)]));
}
