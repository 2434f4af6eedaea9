import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** The system user that owns the files and runs the server: not root, PostgreSQL refuses that. */
export interface Owner {
  uid: number;
  gid: number;
}

/** `nobody` on every Linux; a number because the name may be missing in a container. */
export const NOBODY: Owner = { uid: 65534, gid: 65534 };

/** Whether this process is root. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** How programs are started: as whom, and whether they end with this process. */
export interface Runner {
  prefix: string[];
  owner?: Owner;
  endsWithParent: boolean;
}

const known = new Map<number | undefined, Runner>();

/** The best way this system offers to run programs as `owner` (undefined: as the user we are). */
export function runnerFor(owner: Owner | undefined): Runner {
  const cached = known.get(owner?.uid);
  if (cached) return cached;
  const runner = candidates(owner).find(works) ?? { prefix: [], owner, endsWithParent: false };
  known.set(owner?.uid, runner);
  return runner;
}

function candidates(owner: Owner | undefined): Runner[] {
  if (process.platform !== 'linux') return [];
  const pdeathsig = '--pdeathsig=INT';
  if (!owner) return [{ prefix: ['setpriv', pdeathsig, '--'], endsWithParent: true }];
  const as = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  // without the capability nothing below root's home can be reached; some containers do not grant it
  const reach = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  // access(2), by which the programs look for each other, ignores capabilities of other users but for this bit
  const access = ['--securebits=+no_setuid_fixup'];
  return [[...access, ...as, ...reach], [...as, ...reach], as].map((flags) => ({
    prefix: ['setpriv', ...flags, pdeathsig, '--'],
    endsWithParent: true,
  }));
}

function works({ prefix: [file, ...args] }: Runner): boolean {
  return spawnSync(file as string, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches it through us alone. */
export function runAs(runner: Runner, program: string, args: string[], env: Record<string, string>): ChildProcess {
  const [file, ...rest] = [...runner.prefix, program, ...args];
  const options: SpawnOptions = {
    // messages are read by explainOutput, so they have to be English
    env: { ...withoutPgVariables(), LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    cwd: '/',
    ...runner.owner,
  };
  return spawn(file as string, rest, options);
}

function withoutPgVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}
