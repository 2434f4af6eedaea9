import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block } from './blocks';
import { follow } from './follow';
import { Scratch } from './scratch';

let root: string;
let scratch: Scratch;

/** A repository with a file that is known to git, one that is not yet, one that is ignored, and what is installed. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ovipro-how-to-spec-'));
  const files = {
    'apps/a/known.ts': 'one\ntwo\nthree\n',
    'libs/contracts/new.ts': '',
    'tools/x/dist/built.js': '',
    'node_modules/p/index.js': 'p',
    'node_modules/.package-lock.json': '{}',
    'node_modules/.cache/x': '',
    '.gitignore': 'dist\nnode_modules\nsecret\n',
    secret: '',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['add', 'apps'], { cwd: root });
  scratch = new Scratch(root);
});
afterAll(() => {
  scratch?.remove();
  rmSync(root, { recursive: true });
});
afterEach(() => scratch.restore());

const patch = (line: string): Block => ({
  kind: 'patch',
  text: `--- a/apps/a/known.ts\n+++ b/apps/a/known.ts\n@@ -2,2 +2,3 @@\n ${line}\n+new\n three\n`,
  line: 7,
});
const run = (text: string): Block => ({ kind: 'run', text, line: 3 });
const rooms = (...names: string[]): Block => ({ kind: 'rooms', text: `${names.join('\n')}\n`, line: 9 });

describe('the copy that how-tos work in', () => {
  const there = (name: string) => existsSync(join(scratch.folder, name));

  it('has what git knows or would take, what is built and what is installed', () => {
    expect(['apps/a/known.ts', 'libs/contracts/new.ts', 'tools/x/dist/built.js'].every(there)).toBe(true);
    expect(['node_modules/p/index.js', 'node_modules/.package-lock.json'].every(there)).toBe(true);
    expect(['secret', 'node_modules/.cache'].some(there)).toBe(false);
  });

  it('reaches nothing of the original, not even what npm writes in place', async () => {
    await follow([run('echo x >> node_modules/.package-lock.json; echo x >> apps/a/known.ts')], scratch);
    expect(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).toBe('{}');
    expect(readFileSync(join(root, 'apps/a/known.ts'), 'utf8')).toBe('one\ntwo\nthree\n');
  });
});

describe('following a how-to', () => {
  it('applies patches, also to lines that have moved, and runs commands', async () => {
    await follow([run('sed -i.old 1i\\zero apps/a/known.ts && rm apps/a/*.old'), patch('two')], scratch);
    expect(readFileSync(join(scratch.folder, 'apps/a/known.ts'), 'utf8')).toBe('zero\none\ntwo\nnew\nthree\n');
  });

  it('names the line of a patch that no longer applies', async () => {
    await expect(follow([patch('gone')], scratch)).rejects.toThrow(/^line 7: the patch no longer applies\n/);
  });

  it('names the line of commands of which one fails, with what they wrote', async () => {
    const told = follow([run('echo before\nfalse\necho after')], scratch);
    await expect(told).rejects.toThrow(/^line 3: the commands failed \(1\)\n(.|\n)*\n {4}before$/);
  });

  it('holds the rooms that it names against those that changed', async () => {
    const touched = run(
      'touch apps/a/x libs/contracts/new2.ts; mkdir -p libs/contracts/openapi; touch libs/contracts/openapi/y',
    );
    await follow([touched, rooms('libs/contracts', 'apps/a')], scratch);
    await expect(follow([rooms('apps/a')], scratch)).rejects.toThrow('line 9: it touches other rooms');
  });

  it('stops what it has started, whatever comes after', async () => {
    const start: Block = { kind: 'start', text: 'echo $$ > pid; echo It is running.; sleep 100', line: 1 };
    await expect(follow([start, run('false')], scratch)).rejects.toThrow('line 3');
    const pid = Number(readFileSync(join(scratch.folder, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('says that a program did not come up', async () => {
    const start: Block = { kind: 'start', text: 'echo no; exit 1', line: 1 };
    await expect(follow([start], scratch)).rejects.toThrow(/^line 1: the program did not come up\n(.|\n)* {4}no$/);
  });
});
