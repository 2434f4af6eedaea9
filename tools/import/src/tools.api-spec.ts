import { agencyService } from '@ovipro/agency';
import { ApiError } from '@ovipro/platform';
import { serviceDatabase, type TestDatabase } from '@ovipro/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { explain, runTool, UsageError } from './end';
import { runAccounts } from './run-accounts';
import { runImport } from './run-import';

const demo = (name: string): string => join(__dirname, '../../demo', `${name}.jsonl`);
const realInput = Object.getOwnPropertyDescriptor(process, 'stdin') as PropertyDescriptor;

describe('the tools', () => {
  let database: TestDatabase;
  let folder: string;
  let printed: string[];
  const variables = { ...process.env };

  beforeAll(async () => {
    database = await serviceDatabase(agencyService.persistence);
    folder = await mkdtemp(join(tmpdir(), 'ovipro-import-'));
    Object.assign(process.env, { AGENCY_DATABASE_URL: database.runtimeUrl, PASSWORD_COST: '10', NODE_ENV: 'test' });
  });
  afterAll(async () => {
    process.env = variables;
    await rm(folder, { recursive: true });
    await database?.drop();
  });
  beforeEach(() => {
    printed = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(...line.split('\n')));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    Object.defineProperty(process, 'stdin', realInput);
    process.env.NODE_ENV = 'test';
  });

  const typing = (text: string) =>
    Object.defineProperty(process, 'stdin', { value: Readable.from([text]), configurable: true });
  const accounts = async (command: string, input = ''): Promise<string[]> => {
    typing(input);
    printed = [];
    await runAccounts(command.split(' '));
    return printed;
  };

  it('import the demo data, and nothing of it twice', async () => {
    for (const created of [true, false]) {
      for (const [kind, file] of [
        ['agencies', 'agencies'],
        ['offices', 'agency-offices'],
        ['agents', 'agents'],
        ['accounts', 'accounts'],
      ])
        expect(await runImport([kind, demo(file)])).toBe(0);
      const expected = [2, 7, 10, 8].map((n) =>
        created ? `${n} created, 0 changed, 0 unchanged` : `0 created, 0 changed, ${n} unchanged`,
      );
      expect(printed.splice(0).map((line) => /lines, (.*), 0 removed, 0 refused/.exec(line)?.[1])).toEqual(expected);
    }
  });

  it('take --overwrite wherever it stands, and nothing else', async () => {
    expect(await runImport(['--overwrite', 'agencies', demo('agencies')])).toBe(0);
    expect(await runImport(['agencies', demo('agencies'), '--overwrite'])).toBe(0);
    await expect(runImport(['agencies', demo('agencies'), '--force'])).rejects.toThrow(UsageError);
  });

  it('answer 1 and list every reason with its line where lines are refused', async () => {
    const path = join(folder, 'agencies.jsonl');
    await writeFile(
      path,
      '{"agencyId":"x","agencyNumber":1}\n\n{"agencyId":"56956001-28b7-4f57-b7e5-cc32acf4adfa","agencyNumber":7,"officialName":"Uusi Oy"}\n',
    );
    expect(await runImport(['agencies', path])).toBe(1);
    expect(printed.sort()).toEqual([
      expect.stringMatching(/^agencies: 3 lines, 1 created, 0 changed, 0 unchanged, 0 removed, 1 refused \(/),
      'line 1: agencyId must be a UUID of version 1 to 5',
      'line 1: officialName is required',
    ]);
  });

  it('refuse accounts in production, and unknown kinds anywhere', async () => {
    process.env.NODE_ENV = 'production';
    process.env.PASSWORD_COST = '17';
    await expect(runImport(['accounts', demo('accounts')])).rejects.toThrow('refused in production');
    process.env.PASSWORD_COST = '10';
    await expect(runImport(['agents', demo('agents')])).rejects.toThrow('PASSWORD_COST');
    await expect(runImport(['parties', demo('parties')])).rejects.toThrow('Usage');
    await expect(runImport(['agents'])).rejects.toThrow('Usage');
  });

  it('make accounts, disable them and change their passwords', async () => {
    await accounts('create uusi.partneri --role partner --name Uusi', 'a good password\n');
    expect((await accounts('list')).find((line) => line.startsWith('uusi.partneri'))).toMatch(
      /partner +enabled +Uusi +0 offices/,
    );
    await expect(accounts('create uusi.partneri --role partner', 'a good password\n')).rejects.toThrow('already');
    await accounts('disable uusi.partneri');
    expect((await accounts('list')).find((line) => line.startsWith('uusi.partneri'))).toContain('disabled');
    await accounts('enable uusi.partneri');
    await accounts('password uusi.partneri', 'another good one');
    await expect(accounts('password uusi.partneri', 'short')).rejects.toBeInstanceOf(ApiError);
    await expect(accounts('disable nobody')).rejects.toThrow('There is no account nobody.');
  });

  it.each([
    '',
    'constructor',
    'disable',
    'list all',
    'create',
    'create x --role boss',
    'create x --rolle partner',
    'disable a b',
  ])('explain themselves to: accounts %s', async (command) => {
    await expect(accounts(command)).rejects.toBeInstanceOf(UsageError);
  });

  it('have a new signing key take over when asked', async () => {
    await expect(accounts('rotate-key')).rejects.toThrow('SIGNING_KEY_SECRET');
    process.env.SIGNING_KEY_SECRET = 'x'.repeat(32);
    expect((await accounts('rotate-key'))[0]).toMatch(/^The key [0-9a-f-]{36} is published and signs from /);
    delete process.env.SIGNING_KEY_SECRET;
  });

  it('end with a sentence and a code', async () => {
    const said: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    await runTool(() => runImport(['agents', join(folder, 'none.jsonl')]));
    expect(process.exitCode).toBe(1);
    await runTool(() => runImport([]));
    expect(process.exitCode).toBe(2);
    process.exitCode = 0;
    expect(said).toEqual([expect.stringContaining('The file cannot be read'), expect.stringContaining('Usage')]);
    expect(explain(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }))).toContain(
      'database',
    );
  });
});
