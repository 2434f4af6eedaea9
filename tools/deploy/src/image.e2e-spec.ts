import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './files';
import { services } from './processes';

const nowhere = 'http://127.0.0.1:1';
const urls = services.map(({ name }) => [`${name.toUpperCase().replaceAll('-', '_')}_URL`, nowhere]);
const environment = {
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  PORT: '0',
  JWKS_URL: `${nowhere}/jwks.json`,
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  EVENT_TRANSPORT: 'kafka',
  KAFKA_BROKERS: '127.0.0.1:1',
  ROLE: 'api',
  ...Object.fromEntries(urls),
};

/** The file systems of images, made as the recipe makes them: outside of the repository, whose node_modules none can reach. */
describe('what an image holds', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ovipro-image-'));
    const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root });
    node('node_modules/typescript/bin/tsc', '-b', 'apps/gateway', 'apps/lead', 'tools/topics');
    for (const app of ['gateway', 'lead', 'topics']) node('docker/collect.mjs', app, join(folder, app));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (app: string, env: NodeJS.ProcessEnv = environment, ...args: string[]): ChildProcess =>
    spawn(process.execPath, ['--require', join(folder, app, 'early-signals.cjs'), 'dist/main.js', ...args], {
      cwd: join(folder, app, 'current'),
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const linesOf = (child: ChildProcess) => createInterface({ input: child.stdout! });
  const exitOf = (child: ChildProcess) => new Promise((resolve) => child.once('exit', (code) => resolve(code)));

  it.each(['gateway', 'lead'])(
    'is enough for %s to start, answer and end in order',
    async (app) => {
      const child = start(app);
      const ended = exitOf(child);
      for await (const line of linesOf(child)) {
        const { event, url } = JSON.parse(line) as { event: string; url: string };
        if (event !== 'process.listening') continue;
        expect((await fetch(`${url}/health/live`)).status).toBe(200);
        child.kill('SIGTERM');
        break;
      }
      expect(await ended).toBe(0);
    },
    60_000,
  );

  it('is enough for topics to be listed', async () => {
    const child = start('topics', { PATH: process.env.PATH }, 'list');
    const lines: string[] = [];
    for await (const line of linesOf(child)) lines.push(line);
    expect(lines).toContainEqual(expect.stringMatching(/^ovipro\.lead /));
  });

  it('is no source, no test and nothing of development', () => {
    const files = readdirSync(join(folder, 'lead'), { recursive: true }) as string[];
    expect(files.filter((file) => /^(apps|libs)\/.*(\.ts|\.map|spec\.js)$/.test(file))).toEqual([]);
    const packages = readdirSync(join(folder, 'lead/node_modules'));
    expect(packages).toEqual(expect.arrayContaining(['fastify', 'pg', 'typeorm', 'kafkajs']));
    expect(packages.filter((name) => /^(typescript|jest|nx|eslint|redoc|pdfkit)$/.test(name))).toEqual([]);
  });
});
