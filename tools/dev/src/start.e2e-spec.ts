import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusal } from './ports';
import { services } from './services';
import { alive, run, StartedSystem, until } from './started-system.fixture';

jest.setTimeout(180_000);

const hasCurl = spawnSync('curl', ['--version']).status === 0;

let system: StartedSystem;
let elsewhere: string;
let headers: Record<string, string>;

beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
  system = await StartedSystem.create();
  await system.start();
});

afterAll(async () => {
  await system.dispose();
  rmSync(elsewhere, { recursive: true, force: true });
});

/** The status of a search with the token of the printed line; 0 where nobody answers. */
async function search(): Promise<number> {
  const url = `${system.url}/lead/v1/leads?size=1`;
  return fetch(url, { headers: { ...headers, 'request-id': randomUUID() } }).then(
    (response) => response.status,
    () => 0,
  );
}

const printedLines = (): string[] => system.output.split('\n').filter((line) => line.startsWith('curl '));

describe('npm start', () => {
  it('prints where everything is and a curl line with a good token', async () => {
    for (const part of [system.url, `${system.url}/openapi.json`, system.data, 'Ctrl-C']) {
      expect(system.output).toContain(part);
    }
    const [searching] = printedLines();
    const [, token] = /Authorization: Bearer ([\w.-]+)/.exec(searching) ?? [];
    headers = { authorization: `Bearer ${token}` };
    expect(await search()).toBe(200);
  });

  (hasCurl ? it : it.skip)('prints curl lines that work when pasted [needs curl]', () => {
    const answers = printedLines().map((line) => execFileSync('sh', ['-c', line], { encoding: 'utf8' }));
    expect(JSON.parse(answers[0])).toMatchObject({ totalCount: 0 });
    expect(JSON.parse(answers[1])).toMatchObject({ token_type: 'Bearer' });
  });

  it('tells operators and tools in run.json what runs, and nobody else', async () => {
    const path = join(system.data, 'run.json');
    const { supervisor, gateway, transport, postgres, services } = JSON.parse(readFileSync(path, 'utf8'));
    expect(supervisor.pid).toBe(system.pid);
    const managementUrl = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string;
    expect(gateway).toEqual({ url: system.url, managementUrl, pid: expect.any(Number) });
    for (const process of [gateway, ...(Object.values(services) as { managementUrl: string }[])])
      expect((await fetch(`${process.managementUrl}/metrics`)).status).toBe(200);
    expect((await fetch(`${system.url}/metrics`)).status).toBe(404);
    expect([transport, postgres]).toEqual(['postgres', { pid: expect.any(Number), port: expect.any(Number) }]);
    expect(services.lead).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      databaseUrl: expect.stringContaining('/lead'),
      processes: [{ role: 'both', pid: expect.any(Number) }],
    });
    expect(alive(system.pids())).toEqual(system.pids());
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('writes what every process logs to a file each', () => {
    const names = ['postgres', 'gateway', ...services.map(({ name }) => name)];
    expect(names.filter((name) => existsSync(join(system.data, 'logs', `${name}.log`)))).toEqual(names);
  });

  it('refuses to start twice on the same data, naming the process', async () => {
    const { code, stderr } = await run(['tools/dev/start.mjs', '--data', system.data]);
    const sentence = `OviPro is running on ${system.data} already (process ${system.pid}): stop that one, or name another folder with --data.\n`;
    expect([code, stderr]).toEqual([1, sentence]);
  });

  it('says in one sentence that a port is taken', async () => {
    const { code, stderr } = await run(['tools/dev/start.mjs', '--port', String(system.port), '--data', elsewhere]);
    const sentence = `Port ${system.port} on 127.0.0.1 is taken by another program: end that one, or choose another with --port.\n`;
    expect([code, stderr]).toEqual([1, sentence]);
    expect(existsSync(join(elsewhere, 'postgres'))).toBe(false);
  });

  it.each([
    [['--port', '70000'], '--port takes a number from 1 to 65535.\n'],
    [['--prot', '1'], "Unknown option '--prot': npm start -- --help lists the options.\n"],
  ])('refuses %j', async (args, sentence) => {
    expect(await run(['tools/dev/start.mjs', ...args])).toEqual({ code: 1, stdout: '', stderr: sentence });
  });

  it('refuses demo data in production', async () => {
    const { code, stderr } = await run(['tools/dev/start.mjs', '--port', '1', '--data', elsewhere], {
      NODE_ENV: 'production',
    });
    expect([code, stderr.split(':')[0]]).toEqual([
      1,
      'NODE_ENV is production, where demo data (accounts with known passwords) is refused',
    ]);
  });
});

describe('npm run events, import, accounts', () => {
  it('say in one sentence that nothing runs', async () => {
    const { code, stderr } = await run(['tools/dev/run.mjs', 'accounts', 'list'], { OVIPRO_DATA: elsewhere });
    const sentence = `Nothing runs on ${elsewhere}: start it with npm start, or set AGENCY_DATABASE_URL.\n`;
    expect([code, stderr]).toEqual([1, sentence]);
  });

  it('find the system that runs', async () => {
    const { code, stdout } = await run(['tools/dev/run.mjs', 'accounts', 'list'], { OVIPRO_DATA: system.data });
    expect(code).toBe(0);
    expect(stdout).toContain('ville.valittaja');
  });
});

describe('a process that is killed', () => {
  it('is started again where it was', async () => {
    const pidOfLead = (): number | undefined => system.running?.services.lead.processes[0]?.pid;
    const pid = pidOfLead() as number;
    process.kill(pid, 'SIGKILL');
    await until('lead is back', () => ![pid, undefined].includes(pidOfLead()));
    const next = pidOfLead() as number;
    expect(alive([next])).toEqual([next]);
    await until('leads are found again', async () => (await search()) === 200);
    expect(system.output).toContain('lead ended (SIGKILL), starting it again in 0.2 s');
  });

  it('may be PostgreSQL', async () => {
    const before = system.running;
    process.kill(before?.postgres.pid as number, 'SIGKILL');
    await until('PostgreSQL is back', () => ![before?.postgres.pid, undefined].includes(system.running?.postgres.pid));
    await until('leads are found again', async () => (await search()) === 200);
    expect(system.running).toEqual({ ...before, postgres: { port: before?.postgres.port, pid: expect.any(Number) } });
  });
});

describe('the end', () => {
  it('comes in order with SIGTERM and leaves nothing', async () => {
    const { running } = system;
    const pids = system.pids();
    expect(await system.signal('SIGTERM')).toBe(0);
    expect(alive(pids)).toEqual([]);
    const ports = [system.port, running?.postgres.port as number].map((port) => refusal(port));
    expect(await Promise.all(ports)).toEqual([undefined, undefined]);
    expect(existsSync(join(system.data, 'run.json')) || existsSync(join(system.data, 'lock'))).toBe(false);
  });

  it('comes with the supervisor when that is killed, and the next start recovers', async () => {
    await system.start();
    process.stdout.write(`second start: ${system.took.toFixed(1)} s\n`);
    const pids = system.pids();
    // what a service wrote and nobody read is what makes its last lines fail in another way
    process.kill(system.pid, 'SIGSTOP');
    await search();
    await system.signal('SIGKILL');
    await until('all processes have ended', () => alive(pids).length === 0);
    await system.start();
    headers = { authorization: `Bearer ${/Bearer ([\w.-]+)/.exec(printedLines()[0])?.[1]}` };
    expect(await search()).toBe(200);
  });
});
