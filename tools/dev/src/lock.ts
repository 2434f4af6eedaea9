import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Failure } from './failure';
import { readIfThere } from './files';
import { identityOf } from './process-identity';

interface LockOwner {
  pid: number;
  identity: string;
}

/**
 * Takes the data folder for this process; what a killed process left behind is taken over.
 * @returns gives it back
 * @throws Failure naming the process that has it
 */
export function takeLock(path: string, folder: string): () => void {
  const draft = `${path}.${process.pid}`;
  const mine: LockOwner = { pid: process.pid, identity: identityOf(process.pid) ?? '' };
  writeFileSync(draft, JSON.stringify(mine));
  try {
    while (!placed(draft, path)) clear(path, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** Links it there whole, unless there is one already. */
function placed(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function clear(path: string, folder: string): void {
  const found = readIfThere(path);
  if (found === undefined) return;
  assertNotHeld(found, folder);
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // another process may have cleared it and put its own there in between
  if (readIfThere(aside) !== found) placed(aside, path);
  rmSync(aside, { force: true });
}

function assertNotHeld(text: string, folder: string): void {
  const holder = parse(text);
  if (!holder) return;
  const identity = identityOf(holder.pid);
  if (identity === undefined || (identity !== holder.identity && identity !== '' && holder.identity !== '')) return;
  throw new Failure(
    `OviPro is running on ${folder} already (process ${holder.pid}): stop that one, or name another folder with --data.`,
  );
}

function parse(text: string): LockOwner | undefined {
  try {
    return JSON.parse(text) as LockOwner;
  } catch {
    return undefined;
  }
}
