import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from './failure';
import { untilReady } from './health';
import { SupervisedProcess } from './supervised-process';
import { Log } from './log/log';
import { identityOf } from './process-identity';
import { freePorts } from './ports';
import { runProgram } from './run-program';

let folder: string;
let log: Log;
let kept: SupervisedProcess;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
  printed = [];
  const stream = new PassThrough() as unknown as NodeJS.WriteStream;
  const nothing = (): void => undefined;
  const progress = { begin: nothing, detail: nothing, done: nothing, failed: nothing, print: nothing, stream };
  log = new Log(folder, progress, { json: false, names: ['probe'] });
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});

afterEach(async () => {
  kept?.kill();
  jest.restoreAllMocks();
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

const script = (code: string): string => {
  const path = join(folder, 'probe.js');
  writeFileSync(path, code);
  return path;
};

function keep(code: string, env: NodeJS.ProcessEnv = {}): SupervisedProcess {
  kept = new SupervisedProcess('probe', { script: script(code), env }, log, log.sink('probe'), () => undefined);
  kept.start();
  return kept;
}

async function until(condition: () => unknown): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); await sleep(10)) {
    if (Date.now() > end) throw new Error('It did not happen within 20 s.');
  }
}

const forEver = 'setInterval(() => 0, 1000); console.log("here");';

describe('KeptProcess', () => {
  it('starts a process again that was killed', async () => {
    const { pid } = keep(forEver);
    process.kill(pid as number, 'SIGKILL');
    await until(() => kept.pid !== undefined && kept.pid !== pid);
    expect(kept.deaths).toBe(1);
    expect(printed.join('')).toContain('probe ended (SIGKILL), starting it again in 0.2 s');
    await kept.stop();
    expect(kept.pid).toBeUndefined();
  });

  it('stops what is waiting to be started again', async () => {
    keep('process.exit(3)');
    await until(() => kept.deaths === 1 && kept.pid === undefined);
    await kept.stop();
    await sleep(400);
    expect([kept.deaths, kept.pid]).toEqual([1, undefined]);
  });

  it('lets a process end in order', async () => {
    keep(`${forEver} process.on('SIGTERM', () => { console.log('bye'); process.exit(0); })`);
    await until(() => kept.tail().includes('here'));
    await kept.stop();
    await until(() => kept.tail().includes('bye'));
  });

  it('takes what a process has started with it when it is killed', async () => {
    keep(`${forEver} console.log(require('node:child_process').spawn('sleep', ['60']).pid)`);
    await until(() => kept.tail().length === 2);
    const grandchild = Number(kept.tail().find((line) => /^\d+$/.test(line)));
    kept.kill();
    await until(() => identityOf(grandchild) === undefined);
  });
});

describe('a program whose supervisor is gone', () => {
  it('ends even while it is being loaded', async () => {
    const preload = JSON.stringify(join(__dirname, '..', 'end-with-parent.cjs'));
    const loading = 'const end = Date.now() + 500; while (Date.now() < end); setInterval(() => 0, 1000)';
    const supervisor = spawn(
      process.execPath,
      [
        '-e',
        `const options = { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] };
         const args = ['--require', ${preload}, '-e', '${loading}'];
         console.log(require('node:child_process').spawn(process.execPath, args, options).pid);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = (await once(supervisor.stdout, 'data')) as [Buffer];
    const pid = Number(said);
    expect(identityOf(pid)).toBeDefined();
    supervisor.kill('SIGKILL');
    await until(() => identityOf(pid) === undefined);
  });
});

describe('runProgram', () => {
  const run = (code: string, signal = new AbortController().signal): Promise<unknown> =>
    runProgram('job', { script: script(code), env: {} }, log, signal);

  it('ends with the program, though that has a channel to us', () =>
    expect(run('console.log(1)')).resolves.toEqual(['1']));

  it('fails with what the program complained of', () =>
    expect(run(`console.log('1 of 2'); console.error('lead: Error: no such table'); process.exit(1)`)).rejects.toThrow(
      `job failed: lead: Error: no such table (all of it stands in ${join(folder, 'job.log')})`,
    ));

  it('is ended from outside', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 100);
    await expect(run(forEver, abort.signal)).rejects.toBeInstanceOf(Interrupted);
  });
});

describe('untilReady', () => {
  const server = `require('node:http').createServer((_, answer) => { answer.statusCode = Date.now() > Number(process.env.FROM) ? 200 : 503;
    answer.end(); }).listen(Number(process.env.PORT))`;

  async function wait(code: string, from: number): Promise<string[]> {
    const [port] = await freePorts(1);
    const told: string[] = [];
    const process = keep(code, { PORT: String(port), FROM: String(from) });
    const note = (names: string): void => void told.push(names);
    await untilReady([{ process, url: `http://127.0.0.1:${port}/health` }], note, new AbortController().signal);
    return told;
  }

  it('waits, and says for whom', async () => {
    expect(new Set(await wait(server, Date.now() + 800))).toEqual(new Set(['probe']));
  });

  it('gives up on a process that ends again and again', async () => {
    await expect(wait(`console.error('DATABASE_URL is required'); process.exit(1)`, 0)).rejects.toThrow(
      /^probe: ended 5 times; the last lines of the log:\n(  probe: DATABASE_URL is required\n?)+$/,
    );
  });
});
