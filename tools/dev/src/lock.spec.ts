import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './lock';
import { identityOf } from './process-identity';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
  path = join(folder, 'lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (holder: unknown): void => writeFileSync(path, JSON.stringify(holder));

describe('takeLock', () => {
  it('refuses a folder that a living process has, naming that', () => {
    const release = takeLock(path, folder);
    expect(() => takeLock(path, folder)).toThrow(`OviPro is running on ${folder} already (process ${process.pid})`);
    release();
    expect(readdirSync(folder)).toEqual([]);
    takeLock(path, folder)();
  });

  it('takes over what a killed process left', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    await once(child, 'spawn');
    write({ pid: child.pid, identity: identityOf(child.pid as number) });
    expect(() => takeLock(path, folder)).toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const release = takeLock(path, folder);
    expect(existsSync(path)).toBe(true);
    release();
  });

  it('takes over the lock of a process whose id another one has got since', () => {
    write({ pid: process.ppid, identity: 'an earlier one' });
    takeLock(path, folder)();
  });

  it('takes over a lock that makes no sense', () => {
    writeFileSync(path, '');
    takeLock(path, folder)();
  });
});
