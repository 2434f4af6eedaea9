import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './started-system.fixture';

const foldersOf = (service: string): string[] => [
  `apps/${service}/src/samples`,
  `libs/contracts/src/${service}/samples`,
];

/** A request or answer of the API references, as the service or its contracts keep it. */
export function sampleOf<T>(service: string, name: string): T {
  const [folder] = foldersOf(service).filter((each) => existsSync(join(root, each)));
  return JSON.parse(readFileSync(join(root, folder, `${name}.json`), 'utf8')) as T;
}

/** What a value looks like: its properties and their types, optional ones included where they stand. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  const entries = Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, shapeOf(item)]));
}
