import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres, type RunningPostgres, type StartOptions } from './index';

let folder: string;
let dataDir: string;
let running: RunningPostgres[] = [];

const start = async (options: Partial<StartOptions> = {}): Promise<RunningPostgres> => {
  const server = await startPostgres({ dataDir, durable: false, ...options });
  running.push(server);
  return server;
};

async function ask(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

const refusal = (options: Partial<StartOptions>): Promise<{ code: string; message: string }> =>
  start(options).then(
    () => ({ code: 'STARTED', message: '' }),
    (error: { code: string; message: string }) => error,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `ovipro-test-${process.pid}-`));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop('immediate')));
  running = [];
});

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

describe('the first start', () => {
  it('makes a UTF-8 cluster that listens on 127.0.0.1 alone and takes the settings and hands on the log', async () => {
    const lines: string[] = [];
    const server = await start({ settings: { work_mem: '7MB' }, log: (line) => lines.push(line) });
    expect(lines.join('\n')).toContain('ready to accept connections');
    const settings = await ask(
      server.superuserUrl(),
      `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS listens,
              current_setting('unix_socket_directories') AS sockets, current_setting('max_connections') AS connections,
              current_setting('fsync') AS fsync, current_setting('work_mem') AS work_mem, upper('åäö') AS upper,
              pg_postmaster_start_time() IS NOT NULL AS started`,
    );
    expect(settings).toEqual([
      {
        encoding: 'UTF8',
        listens: '127.0.0.1',
        sockets: '',
        connections: '200',
        fsync: 'off',
        work_mem: '7MB',
        upper: 'ÅÄÖ',
        started: true,
      },
    ]);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const server = await start();
    const wrong = server.superuserUrl().replace(/:[^:@]+@/, ':guess@');
    await expect(ask(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const file = await stat(join(dataDir, 'cluster', 'superuser.password'));
    expect(file.mode & 0o777).toBe(0o600);
  });

  it('is not misled by what an interrupted first start left', async () => {
    const mounted = join(folder, 'mounted');
    await mkdir(join(mounted, 'initdb-999999999-abcdef', 'cluster'), { recursive: true });
    await mkdir(join(mounted, 'lost+found'));
    const server = await start({ dataDir: mounted });
    expect(await ask(server.superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readdir(mounted)).toEqual(['cluster', 'lost+found']);
  });

  it('is shared by two that start at once: one runs, the other says so', async () => {
    const wanted = join(folder, 'wanted');
    const answers = await Promise.allSettled([start({ dataDir: wanted }), start({ dataDir: wanted })]);
    const failed = answers.filter((answer) => answer.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toMatchObject({ code: 'IN_USE' });
    expect(await ask((running[0] as RunningPostgres).superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a later start', () => {
  it('finds the committed rows after the server was killed', async () => {
    const first = await start({ durable: true });
    await ask(first.superuserUrl(), 'CREATE TABLE kept (n int)', 'INSERT INTO kept SELECT generate_series(1, 1000)');
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
    const second = await start({ port: first.port, durable: true });
    expect(second.port).toBe(first.port);
    expect(await ask(second.superuserUrl(), 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  });

  it('ends the sessions that a killed server left computing', async () => {
    const first = await start();
    const busy = ask(first.superuserUrl(), 'SELECT count(*) FROM generate_series(1, 1e12::bigint)').catch(
      () => 'ended',
    );
    const active = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE '%1e12%' AND pid <> pg_backend_pid()`;
    while (((await ask(first.superuserUrl(), active)) as { n: number }[])[0]?.n !== 1);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await start();
    expect(await busy).toBe('ended');
    expect(await ask(second.superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('waits for the server that is still shutting down', async () => {
    const first = await start();
    const stopped = first.stop();
    const second = await start();
    await stopped;
    expect(await ask(second.superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not kept out by a note that names another program', async () => {
    const first = await start();
    const note = join(dataDir, 'cluster', 'postmaster.pid');
    const lines = (await readFile(note, 'utf8')).split('\n');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    await writeFile(note, [process.pid, ...lines.slice(1)].join('\n'));
    const second = await start();
    expect(await ask(second.superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not kept out by a note that a power failure emptied', async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), '');
    const second = await start();
    expect(await ask(second.superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('leaves a server alone whose launcher lives', async () => {
    const first = await start();
    expect(await refusal({})).toMatchObject({ code: 'IN_USE', message: expect.stringContaining(`${first.pid}`) });
    expect(await ask(first.superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('what is in the way', () => {
  it('is a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ port })).toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${port} on 127.0.0.1 is taken by another program: end that program or choose another port.`,
    });
    await new Promise((resolve) => other.close(resolve));
  });

  it('is a cluster of another version', async () => {
    const old = join(folder, 'old');
    await mkdir(join(old, 'cluster'), { recursive: true });
    await writeFile(join(old, 'cluster', 'PG_VERSION'), '16\n');
    expect(await refusal({ dataDir: old })).toMatchObject({
      code: 'FOREIGN_VERSION',
      message: expect.stringContaining('PostgreSQL 16'),
    });
  });

  it("is a folder with somebody's files, which stay as they are", async () => {
    const desk = join(folder, 'desk');
    await mkdir(desk);
    await writeFile(join(desk, 'thesis.txt'), 'all of it');
    expect(await refusal({ dataDir: desk })).toMatchObject({
      code: 'FOREIGN_FOLDER',
      message: `${desk} already holds something else (thesis.txt): give PostgreSQL an empty folder.`,
    });
    expect(await readdir(desk)).toEqual(['thesis.txt']);
  });

  it('is a lost password', async () => {
    await (await start()).stop();
    const file = join(dataDir, 'cluster', 'superuser.password');
    const password = await readFile(file, 'utf8');
    await rm(file);
    expect((await refusal({})).message).toBe(
      `${file} is missing, without which nobody can log in: put it back, or use another folder.`,
    );
    await writeFile(file, 'another');
    expect((await refusal({})).message).toContain('refuses the password');
    await writeFile(file, password);
  });

  it('is a setting that PostgreSQL does not know', async () => {
    expect(await refusal({ settings: { shared_bufers: '1MB' } })).toMatchObject({
      code: 'FAILED',
      message: expect.stringContaining('unrecognized configuration parameter "shared_bufers"'),
    });
  });
});
