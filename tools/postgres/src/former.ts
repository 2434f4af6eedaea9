import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresStartError } from './errors';
import { inspect, isAlive, listProcesses, type ProcessInfo } from './processes';

const POLL_MS = 25;
/** A server whose launcher lives is given this long, because its launcher may be about to stop it. */
const GRACE_MS = 1_000;
/** From here on a server that should end is told more firmly. */
const FIRMER_MS = { SIGQUIT: 20_000, SIGKILL: 30_000 };

/** The part of `postmaster.pid` that matters here. */
export interface PidFile {
  pid: number;
  /** `ready`, `starting`, `stopping` or `standby`; empty while the file is being written. */
  status: string;
}

/** The server's own note about itself; undefined when none runs or none was ended cleanly. */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined;
}

/** What all processes of a cluster carry in their title, so that they are known when their server is gone. */
export const clusterName = (cluster: string): string =>
  `ovipro_${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;

/** The argument by which a server names its launcher: one whose parent is another process has lost it. */
export const launcherArgument = (pid: number): string => `ovipro.launcher=${pid}`;

/**
 * Waits for a server that is shutting down, ends one that lost its launcher and what a killed one left behind.
 *
 * @throws PostgresStartError IN_USE when the server's launcher lives
 */
export async function endFormerServer(cluster: string): Promise<void> {
  const started = Date.now();
  const told = new Set<string>();
  for (let server = await findServer(cluster); server; server = await findServer(cluster)) {
    const waited = Date.now() - started;
    const hasLauncher = server.command.includes(` ${launcherArgument(server.parent)} `);
    if (hasLauncher && server.status !== 'stopping') {
      if (waited > GRACE_MS) throw inUse(cluster, server);
    } else {
      const signal = waited > FIRMER_MS.SIGKILL ? 'SIGKILL' : waited > FIRMER_MS.SIGQUIT ? 'SIGQUIT' : 'SIGINT';
      if (!told.has(signal)) send(server.pid, signal);
      told.add(signal);
    }
    await sleep(POLL_MS);
  }
  await removeEmptyNote(cluster);
  await endOrphans(cluster);
}

/** A machine that lost power may leave the note without its text; PostgreSQL would never start again. */
async function removeEmptyNote(cluster: string): Promise<void> {
  const note = join(cluster, 'postmaster.pid');
  const isEmpty = async (): Promise<boolean> => (await stat(note).catch(() => undefined))?.size === 0;
  if (!(await isEmpty())) return;
  // a server that is just starting writes it at once
  await sleep(GRACE_MS);
  if (await isEmpty()) await rm(note, { force: true });
}

async function findServer(cluster: string): Promise<(ProcessInfo & PidFile) | undefined> {
  const pidFile = await readPidFile(cluster);
  if (!pidFile) return undefined;
  const found = inspect(pidFile.pid);
  if (typeof found === 'object' && isServerOn(cluster, found)) return { ...found, ...pidFile };
  if (isStale(pidFile.pid, found)) await rm(join(cluster, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Whether the id was given to another program since, which PostgreSQL would take for a running server. */
function isStale(pid: number, found: ProcessInfo | 'gone' | 'unknown'): boolean {
  if (found === 'gone') return isAlive(pid);
  return found !== 'unknown' && !isPostgres(found);
}

const isPostgres = ({ command }: ProcessInfo): boolean =>
  /^(postgres|postmaster)(\.exe|:)?$/.test(basename(command.split(' ')[0] ?? '')) || command.includes('/postgres ');

const isServerOn = (cluster: string, found: ProcessInfo): boolean =>
  isPostgres(found) && found.command.includes(` -D ${cluster} `);

async function endOrphans(cluster: string): Promise<void> {
  const { uid } = await stat(cluster);
  const title = `postgres: ${clusterName(cluster)}: `;
  const orphans = () =>
    listProcesses().filter((each) => each.uid === uid && each.command.startsWith(title) && !hasServer(cluster, each));
  const started = Date.now();
  for (let left = orphans(); left.length > 0; left = orphans()) {
    // without their server they end by themselves, but one that computes notices late
    for (const { pid } of left) send(pid, Date.now() - started > 2_000 ? 'SIGKILL' : 'SIGQUIT');
    await sleep(POLL_MS);
  }
}

function hasServer(cluster: string, child: ProcessInfo): boolean {
  const parent = inspect(child.parent);
  return typeof parent === 'object' && isServerOn(cluster, parent);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const inUse = (cluster: string, server: ProcessInfo): PostgresStartError =>
  new PostgresStartError(
    'IN_USE',
    `${cluster} is in use by process ${server.parent} (its PostgreSQL is ${server.pid}): stop that one first.`,
  );
