import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const root = join(__dirname, '../../..');

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A YAML file of the repository, with its anchors and merges resolved. */
export const readYaml = <T>(path: string): T => parse(readText(path), { merge: true }) as T;

/** The config class of each app that has one of its own. */
export const configFiles = (): string[] =>
  readdirSync(join(root, 'apps'))
    .map((app) => `apps/${app}/src/config.ts`)
    .filter((path) => existsSync(join(root, path)));
