import { existsSync } from 'node:fs';
import { chmod, chown, lchown, mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRoot, NOBODY, type Owner } from './account';
import { explainError, PostgresStartError } from './errors';

/** One data directory: the cluster, and beside it what only the launcher needs. */
export interface DataDir {
  path: string;
  /** PostgreSQL's own folder. */
  cluster: string;
  /** Whether `cluster` is there, whole. */
  initialised: boolean;
  /** Whom to run the server as; undefined: as the user we are. */
  owner?: Owner;
}

const PASSWORD_FILE = 'superuser.password';
/** What an unused data directory may hold: what a mounted disk brings, and what an interrupted start left. */
const HARMLESS = /^(lost\+found|lib|initdb-.*)$/;

/** Path of the superuser's password; it lies in the cluster, so that both appear in one step. */
export const passwordFile = (cluster: string): string => join(cluster, PASSWORD_FILE);

/**
 * @throws PostgresStartError FAILED when the file is gone
 */
export async function readPassword(cluster: string): Promise<string> {
  const text = await readFile(passwordFile(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new PostgresStartError(
      'FAILED',
      `${passwordFile(cluster)} is missing, without which nobody can log in: put it back, or use another folder.`,
    );
  });
  return text.trim();
}

/**
 * Creates or checks the folder, and gives it to the user who will run the server.
 *
 * @throws PostgresStartError FOREIGN_FOLDER, NO_PERMISSION, DISK_FULL
 */
export async function openDataDir(path: string): Promise<DataDir> {
  try {
    await makeFolder(path, 0o700);
    const real = await realpath(path);
    const entries = await readdir(real);
    const initialised = entries.includes('cluster');
    if (!initialised) assertOurs(real, entries);
    const dataDir = { path: real, cluster: join(real, 'cluster'), initialised };
    return isRoot() ? { ...dataDir, owner: await handOver(dataDir) } : await assertOwned(dataDir);
  } catch (error) {
    throw explainError(error, { dataDir: path });
  }
}

/**
 * @throws PostgresStartError FOREIGN_VERSION
 */
export async function assertVersion(dataDir: DataDir, major: number): Promise<void> {
  const found = (await readFile(join(dataDir.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found === String(major)) return;
  throw new PostgresStartError(
    'FOREIGN_VERSION',
    `${dataDir.path} holds a PostgreSQL ${found} cluster, but the server here is ${major}: dump it with ${found}, or use another folder.`,
  );
}

/** Not `recursive: true` of Node 20, which never returns where a parent exists but refuses with ENOENT, as `/proc` does. */
async function makeFolder(path: string, mode?: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path, mode);
  }
}

function assertOurs(path: string, entries: string[]): void {
  const foreign = entries.find((name) => !HARMLESS.test(name));
  if (!foreign) return;
  throw new PostgresStartError(
    'FOREIGN_FOLDER',
    `${path} already holds something else (${foreign}): give PostgreSQL an empty folder.`,
  );
}

async function assertOwned(dataDir: DataDir): Promise<DataDir> {
  const { uid } = await stat(dataDir.initialised ? dataDir.cluster : dataDir.path);
  if (process.getuid && dataDir.initialised && uid !== process.getuid()) {
    throw new PostgresStartError(
      'NO_PERMISSION',
      `${dataDir.path} belongs to the system user ${uid}: start as that user or as root, or use another folder.`,
    );
  }
  return dataDir;
}

async function handOver({ path, cluster, initialised }: DataDir): Promise<Owner> {
  const { uid, gid } = await stat(initialised ? cluster : path);
  // a cluster that an ordinary user made stays that user's
  const owner = initialised && uid !== 0 ? { uid, gid } : NOBODY;
  await chown(path, owner.uid, owner.gid);
  await chmod(path, 0o700);
  if (initialised && uid === 0) await giveTree(cluster, owner);
  // a copy made with cp has lost the mode that PostgreSQL insists on
  if (initialised) await chmod(cluster, 0o700);
  return owner;
}

async function giveTree(folder: string, owner: Owner): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) await lchown(join(folder, name), owner.uid, owner.gid);
  await lchown(folder, owner.uid, owner.gid);
}
