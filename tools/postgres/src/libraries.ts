import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import type { Binaries } from './binaries';

interface Link {
  source: string;
  target: string;
}

/**
 * Makes the library links that npm packages cannot carry, so that nothing depends on install scripts.
 * Where the package may not be written to, they are made in `ownFolder`.
 *
 * @returns environment variables the programs need to find them
 */
export async function linkLibraries(binaries: Binaries, ownFolder: string): Promise<Record<string, string>> {
  const { packageDir } = binaries;
  if (!packageDir || process.platform === 'win32') return {};
  const missing = (await linksOf(packageDir)).filter(({ target }) => !existsSync(join(packageDir, target)));
  if (missing.length === 0) return {};
  try {
    for (const { source, target } of missing) {
      await link(relative(dirname(target), source), join(packageDir, target));
    }
    return {};
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  await mkdir(ownFolder, { recursive: true, mode: 0o755 });
  for (const { source, target } of missing) await link(join(packageDir, source), join(ownFolder, basename(target)));
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { [variable]: [ownFolder, join(packageDir, 'native', 'lib')].join(delimiter) };
}

async function linksOf(packageDir: string): Promise<Link[]> {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(await readFile(list, 'utf8')) as Link[]) : [];
}

async function link(to: string, path: string): Promise<void> {
  await symlink(to, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
