import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaStartError } from './errors';

const pollEveryMs = 50;
/** A broker whose launcher lives is given this long, because its launcher may be about to stop it. */
const waitBeforeReportMs = 1_000;
const killAfterMs = 20_000;

/** A broker that runs on a data folder, and the process that started it. */
export interface Former {
  pid: number;
  launcher: number;
}

const noteFile = (dataDir: string): string => join(dataDir, 'broker.json');

/** The argument of Java by which a broker is known. */
export const mark = (dataDir: string): string => `-Dovipro.data=${resolve(dataDir)}`;

/** Leaves word of a broker beside its data. */
export const note = (dataDir: string, pid: number): void =>
  writeFileSync(noteFile(dataDir), JSON.stringify({ pid, launcher: process.pid } satisfies Former));

/** The broker that runs on a data folder; undefined if none does. */
export function runningBroker(dataDir: string): Former | undefined {
  try {
    const former = JSON.parse(readFileSync(noteFile(dataDir), 'utf8')) as Former;
    return commandOf(former.pid).includes(`${mark(dataDir)} `) ? former : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Waits for a broker that is on its way out, and ends one that has lost its launcher.
 * @throws KafkaStartError when its launcher lives
 */
export async function endFormer(dataDir: string): Promise<void> {
  const since = performance.now();
  for (let former = runningBroker(dataDir); former; former = runningBroker(dataDir)) {
    const waited = performance.now() - since;
    if (!isAlive(former.launcher)) end(former.pid, waited > killAfterMs ? 'SIGKILL' : 'SIGTERM');
    else if (waited > waitBeforeReportMs) throw inUse(dataDir, former);
    await sleep(pollEveryMs);
  }
}

const inUse = (dataDir: string, { pid, launcher }: Former): KafkaStartError =>
  new KafkaStartError(`${dataDir} is in use by process ${launcher} (its Kafka is ${pid}): stop that one first.`);

function commandOf(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
