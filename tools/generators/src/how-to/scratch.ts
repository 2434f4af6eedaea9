import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What `npm run generate` writes, and npm. */
const generated =
  /^libs\/contracts\/(openapi|asyncapi)\/|^k8s\/(base|components)\/|^docs\/configuration\.md$|^package-lock\.json$/;

/** A copy of the repository as it is here, to be changed at will: with what is installed and built, under git. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'ovipro-how-to-'));

  constructor(root: string) {
    for (const file of sources(root)) copy(root, this.folder, file);
    for (const part of workspaces(root))
      if (existsSync(join(root, part, 'dist'))) copy(root, this.folder, `${part}/dist`);
    for (const part of installed) if (existsSync(join(root, part))) linkTree(join(root, part), join(this.folder, part));
    this.git('init', '--quiet');
    this.keep();
  }

  /** What is there now is where the next how-to begins. */
  keep(): void {
    this.git('add', '--all');
    this.git('-c', 'user.name=how-to', '-c', 'user.email=how-to@localhost', 'commit', '--quiet', '--message=kept');
  }

  /** Back to what was kept; what is built stays, and is built anew where it is old. */
  restore(): void {
    this.git('reset', '--quiet', '--hard');
    this.git('clean', '--quiet', '-d', '--force');
  }

  /** @throws Error with what git says where the patch does not apply */
  apply(patch: string): void {
    execFileSync('git', ['apply', '--recount', '-C1', '-'], { cwd: this.folder, input: patch, stdio: 'pipe' });
  }

  /** The folders in which something was changed since what was kept, but for what `npm run generate` writes. */
  rooms(): string[] {
    const changed = this.git('status', '--porcelain', '--untracked-files=all', '--no-renames').split('\n');
    const files = changed.filter(Boolean).map((line) => line.slice(3));
    const written = files.filter((file) => !generated.test(file));
    return [...new Set(written.map((file) => file.split('/').slice(0, 2).join('/')))].sort();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }
}

function sources(root: string): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0');
  return files.filter((file) => file !== '' && existsSync(join(root, file)));
}

const workspaces = (root: string): string[] =>
  ['libs', 'apps', 'tools'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));

function copy(from: string, to: string, path: string): void {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  cpSync(join(from, path), join(to, path), { recursive: true, preserveTimestamps: true });
}

/** What is fetched once. */
const installed = ['node_modules', 'tools/kafka/lib', 'tools/verapdf/lib'];

/** Programs keep these up in place, so that a link would reach the original. */
const own = ['.package-lock.json'];
const left = ['.cache'];

/** Installed packages are many and are not written to: links to their files cost a second. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (left.includes(entry.name)) continue;
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isDirectory()) linkTree(source, target);
    else if (own.includes(entry.name)) copyFileSync(source, target);
    else link(source, target);
  }
}

function link(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // another file system
    copyFileSync(source, target);
  }
}
