/**
 * Copies what one app needs to run into a folder: its compiled files and assets, the libraries of the workspace, and of
 * node_modules the packages that these import, with what they depend on.
 *   node docker/collect.mjs <app> <folder>
 */
import { builtinModules } from 'node:module';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [app, target] = process.argv.slice(2);
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const rootDependencies = manifestOf(root).dependencies;

/** What a deployment has no use for. */
const left = /\.d\.ts$|\.map$|\.tsbuildinfo$|[/\\]dist[/\\]testing$/;
const workspace = (name) =>
  ['apps', 'libs', 'tools']
    .map((kind) => `${kind}/${name}`)
    .find((path) => existsSync(join(root, path, 'package.json')));

/** The folder of a package as Node would find it from `from`. */
function find(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === root) return undefined;
  }
}

const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.c?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** Packages that the compiled files name, in `require` as the compiler writes it. */
function imported(folder) {
  const named = filesBelow(folder).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:require|import)\((["'])([^."'][^"']*)\1\)/g)].map((match) => match[2]),
  );
  return new Set(named.filter((name) => !name.startsWith('node:')).map(packageOf));
}

const copied = new Set();

/** A package and all it depends on. Of its peers, those that the workspace has chosen. */
function copyPackage(name, from, needed) {
  const folder = find(name, from);
  if (!folder) {
    if (needed) throw new Error(`${name}, needed by ${relative(root, from) || 'the app'}, is not installed.`);
    return;
  }
  const path = relative(root, folder);
  if (copied.has(path)) return;
  copied.add(path);
  const skip = (file) => basename(file) === 'node_modules' && file !== folder;
  cpSync(folder, join(target, path), { recursive: true, filter: (file) => !skip(file) && !left.test(file) });
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifestOf(folder);
  for (const each of Object.keys(dependencies)) copyPackage(each, folder, !(each in optionalDependencies));
  for (const each of Object.keys(optionalDependencies)) copyPackage(each, folder, false);
  for (const each of Object.keys(peerDependencies)) if (each in rootDependencies) copyPackage(each, folder, true);
}

/** The gateway shows Redoc, which is one file; the package itself is for development. */
function copyRedoc() {
  const file = 'node_modules/redoc/bundles/redoc.standalone.js';
  for (const each of [file, 'node_modules/redoc/package.json']) cpSync(join(root, each), join(target, each));
}

const collected = new Set();

/** A package of the workspace: what is compiled, what it reads beside its code, and all that it imports. */
function collectWorkspace(name) {
  const path = workspace(name);
  if (!path) throw new Error(`There is no ${name} below apps, libs or tools.`);
  if (collected.has(name)) return;
  collected.add(name);
  for (const part of ['package.json', 'dist', 'assets', 'fonts', ...(app === 'gateway' ? ['asyncapi'] : [])]) {
    const from = join(root, path, part);
    if (existsSync(from))
      cpSync(from, join(target, path, part), { recursive: true, filter: (file) => !left.test(file) });
  }
  mkdirSync(join(target, 'node_modules/@ovipro'), { recursive: true });
  symlinkSync(`../../${path}`, join(target, 'node_modules/@ovipro', name));
  for (const each of imported(join(target, path, 'dist'))) collectImport(each, path);
}

function collectImport(name, path) {
  if (builtinModules.includes(name) || name === 'redoc') return;
  if (name.startsWith('@ovipro/')) return collectWorkspace(name.slice('@ovipro/'.length));
  if (!(name in rootDependencies)) throw new Error(`${path} imports ${name}, which is no production dependency.`);
  copyPackage(name, root, true);
}

collectWorkspace(app);
if (app === 'gateway') copyRedoc();
// one path for every image
symlinkSync(workspace(app), join(target, 'current'));
for (const file of ['docker/early-signals.cjs', 'LICENSE']) cpSync(join(root, file), join(target, basename(file)));
process.stdout.write(`${app}: ${[...collected].join(', ')} and ${copied.size} packages of node_modules\n`);
