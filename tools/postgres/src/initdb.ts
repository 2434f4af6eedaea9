import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runAs, type Runner } from './account';
import type { Binaries } from './binaries';
import { passwordFile, type DataDir } from './data-dir';
import { explainError, explainOutput } from './errors';
import { isAlive } from './processes';

/** What initdb needs besides the folder. */
export interface InitOptions {
  binaries: Binaries;
  runner: Runner;
  env: Record<string, string>;
  durable: boolean;
}

/**
 * Makes the cluster. It appears under its name only when it is whole, so a kill at any moment leaves nothing half-made.
 *
 * @throws PostgresStartError DISK_FULL, NO_PERMISSION, NO_BINARIES, FAILED
 */
export async function initCluster(dataDir: DataDir, options: InitOptions): Promise<void> {
  try {
    await removeLeftovers(dataDir.path);
    const workshop = await mkdtemp(join(dataDir.path, `initdb-${process.pid}-`));
    try {
      await build(dataDir, workshop, options);
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  } catch (error) {
    throw explainError(error, { dataDir: dataDir.path });
  }
}

async function build(dataDir: DataDir, workshop: string, options: InitOptions): Promise<void> {
  const fresh = join(workshop, 'cluster');
  const password = join(workshop, 'password');
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await mkdir(fresh, { mode: 0o700 });
  if (dataDir.owner) {
    for (const path of [workshop, fresh, password]) await chown(path, dataDir.owner.uid, dataDir.owner.gid);
  }
  await runInitdb(dataDir, ['-D', fresh, '--pwfile', password], options);
  await rename(password, passwordFile(fresh));
  await rename(fresh, dataDir.cluster).catch((error: NodeJS.ErrnoException) => {
    // another starter was faster; the server's own lock decides between us
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function runInitdb(dataDir: DataDir, where: string[], options: InitOptions): Promise<void> {
  const { binaries, runner, env, durable } = options;
  const args = [...where, '-U', 'postgres', '-E', 'UTF8', '-A', 'scram-sha-256', ...localeFlags(binaries.major)];
  const child = runAs(runner, binaries.initdb, durable ? args : [...args, '--no-sync'], env);
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw explainOutput('initdb', output, { dataDir: dataDir.path });
}

function localeFlags(major: number): string[] {
  if (major < 17) return ['--locale=C.UTF-8'];
  // macOS and Windows have no C.UTF-8 among the C library's locales; the builtin provider needs none
  const library = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  return ['--locale-provider=builtin', `--locale=${library}`, '--builtin-locale=C.UTF-8'];
}

async function removeLeftovers(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    const pid = /^initdb-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(path, name), { recursive: true, force: true });
  }
}
