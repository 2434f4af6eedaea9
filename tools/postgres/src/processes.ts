import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/** A process as the operating system shows it. */
export interface ProcessInfo {
  pid: number;
  parent: number;
  uid: number;
  /** Program and arguments, joined by blanks. */
  command: string;
}

/** Whether a process has this id, be it one that has ended and was not yet collected. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What runs under `pid`: `gone` also for one that has ended but was not yet collected, `unknown` where we cannot see. */
export function inspect(pid: number): ProcessInfo | 'gone' | 'unknown' {
  if (!isAlive(pid)) return 'gone';
  try {
    return (process.platform === 'linux' ? fromProc(pid) : fromPs(['-p', String(pid)])[0]) ?? 'gone';
  } catch {
    return isAlive(pid) ? 'unknown' : 'gone';
  }
}

/** All processes that can be seen; none where the system has no way to list them. */
export function listProcesses(): ProcessInfo[] {
  try {
    if (process.platform !== 'linux') return fromPs(['-ax']);
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map((pid) => inspect(Number(pid))).filter((found) => typeof found === 'object');
  } catch {
    return [];
  }
}

function fromProc(pid: number): ProcessInfo | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // the program's name may hold blanks and brackets
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return { pid, parent: Number(parent), uid: statSync(`/proc/${pid}`).uid, command };
}

function fromPs(which: string[]): ProcessInfo[] {
  const table = execFileSync('ps', [...which, '-ww', '-o', 'pid=,ppid=,uid=,stat=,command='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((row) => row !== null && !row[4]?.startsWith('Z'))
    .map((row) => ({
      pid: Number(row?.[1]),
      parent: Number(row?.[2]),
      uid: Number(row?.[3]),
      command: `${row?.[5]} `,
    }));
}
