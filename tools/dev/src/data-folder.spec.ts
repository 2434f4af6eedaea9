import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataFolder, dataFolder, empty, openFolder } from './data-folder';
import { DemoMarker, demoSteps } from './demo';
import { explain } from './failure';
import { LogFile } from './log/log-file';
import { readRunFile } from './run-file';
import { identityOf } from './process-identity';
import { Secrets } from './secrets';

let box: string;
let folder: DataFolder;

beforeEach(() => {
  box = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
  folder = dataFolder(join(box, 'data'));
  openFolder(folder);
});

afterEach(() => rmSync(box, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is emptied of what is ours alone', () => {
    mkdirSync(folder.postgres);
    mkdirSync(folder.kafka);
    for (const path of [folder.secrets, folder.demo, folder.run, folder.lock, join(folder.path, 'thesis.txt')]) {
      writeFileSync(path, '{}');
    }
    empty(folder);
    const left = [folder.postgres, folder.kafka, folder.secrets, folder.demo, folder.run].filter((path) =>
      existsSync(path),
    );
    expect(left).toEqual([]);
    expect(existsSync(join(folder.path, 'thesis.txt')) && existsSync(folder.lock)).toBe(true);
  });

  it('gets one sentence where it is a file', () => {
    const path = join(box, 'file');
    writeFileSync(path, '');
    let thrown: unknown;
    try {
      openFolder(dataFolder(path));
    } catch (error) {
      thrown = error;
    }
    const sentence = `${path} is not a folder: remove what is there, or name another one with --data.`;
    expect(explain(thrown, path)).toEqual({ sentence, complete: true });
  });
});

describe('secrets', () => {
  it('are made once, for their owner alone', () => {
    new Secrets(folder.secrets).ensure(['a', 'b']);
    const first = new Secrets(folder.secrets).get('a');
    const again = new Secrets(folder.secrets);
    again.ensure(['a', 'c']);
    expect(first).toMatch(/^[\w-]{43}$/);
    expect([again.get('a'), again.get('c') === first]).toEqual([first, false]);
    expect(statSync(folder.secrets).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{"a":', '{"a":1}'])('that cannot be read are not replaced: %j', (text) => {
    writeFileSync(folder.secrets, text);
    expect(() => new Secrets(folder.secrets)).toThrow(`${folder.secrets} cannot be read: bring it back`);
  });
});

describe('the marker of the demo data', () => {
  it('goes on where a start was broken off', () => {
    new DemoMarker(folder.demo).add(demoSteps[0]);
    const marker = new DemoMarker(folder.demo);
    expect(marker.missing()).toEqual(demoSteps.slice(1));
    expect(marker.any).toBe(true);
  });

  it('loads everything again where it makes no sense', () => {
    writeFileSync(folder.demo, '{');
    expect(new DemoMarker(folder.demo).missing()).toEqual(demoSteps);
  });
});

describe('run.json', () => {
  const write = (identity: string | undefined): void =>
    writeFileSync(folder.run, JSON.stringify({ supervisor: { pid: process.pid, identity } }));

  it('counts while its supervisor lives', () => {
    expect(readRunFile(folder.run)).toBeUndefined();
    write(identityOf(process.pid));
    expect(readRunFile(folder.run)).toBeDefined();
    write('another start');
    expect(readRunFile(folder.run)).toBeUndefined();
  });
});

describe('a log file', () => {
  const path = (): string => join(folder.logs, 'lead.log');

  async function writeOne(text: string): Promise<void> {
    const file = new LogFile(path());
    file.write(text);
    await file.close();
  }

  it('stands aside at the next start, three times', async () => {
    for (const text of ['1', '2', '3', '4', '5']) await writeOne(text);
    const texts = ['', '.1', '.2', '.3'].map((age) => readFileSync(`${path()}${age}`, 'utf8'));
    expect(texts).toEqual(['5', '4', '3', '2']);
    expect(existsSync(`${path()}.4`)).toBe(false);
  });
});
