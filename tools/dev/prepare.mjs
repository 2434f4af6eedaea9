import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Ends the process with one sentence. */
export function fail(progress, sentence) {
  progress.failed();
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Installs what package-lock.json names if it is not there, and compiles what has changed. Ctrl-C ends it. */
export async function prepare(progress) {
  const release = endOnSignal(progress);
  try {
    if (!isInstalled()) await install(progress);
    await build(progress);
  } finally {
    release();
  }
}

let running;

/** npm puts back what it had begun to change, and must have done so before anybody starts it again. */
const patience = 5_000;
/** npm hands a Ctrl-C on that the terminal has sent us already: two within this time are one. */
const oneKeystroke = 1_000;

function endOnSignal(progress) {
  let since;
  const end = (signal) => {
    const leave = () => {
      progress.failed();
      process.exit(128 + constants.signals[signal]);
    };
    if (!running) return leave();
    if (since !== undefined) return void (performance.now() - since > oneKeystroke && running.kill('SIGKILL'));
    since = performance.now();
    progress.detail('ending');
    running.once('close', leave);
    running.kill(signal);
    setTimeout(() => running?.kill('SIGKILL'), patience).unref();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  return () => signals.forEach((signal) => process.off(signal, end));
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Whether node_modules holds what the lock names; npm notes in a hidden lock what it has installed, and does so last. */
export function isInstalled() {
  try {
    const wanted = readJson(join(root, 'package-lock.json')).packages;
    const there = readJson(join(root, 'node_modules', '.package-lock.json')).packages;
    const same = (path) => JSON.stringify(wanted[path]) === JSON.stringify(there[path]);
    // binaries of other platforms are in the lock alone
    const present = Object.keys(wanted).every(
      (path) => path === '' || (path in there ? same(path) : wanted[path].optional),
    );
    return present && workspaces().every((name) => existsSync(join(root, 'node_modules', name)));
  } catch {
    return false;
  }
}

/** The packages of this repository; a new one is linked by an installation. */
function workspaces() {
  return ['libs', 'apps', 'tools']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name, 'package.json')))
    .filter((path) => existsSync(path))
    .map((path) => readJson(path).name);
}

async function install(progress) {
  progress.begin('installing dependencies (npm ci)', { long: true });
  let result = await npm('ci');
  if (result.code !== 0 && /EUSAGE/.test(result.output)) {
    progress.begin('installing dependencies (npm install: npm ci refuses the lock)', { long: true });
    result = await npm('install');
  }
  if (result.code !== 0) fail(progress, `The dependencies could not be installed: ${complaint(result.output)}`);
  progress.done();
}

function npm(command) {
  const args = [command, '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return run(process.execPath, [script, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

async function build(progress) {
  progress.begin('compiling');
  const { code, output } = await run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
  if (code !== 0) {
    progress.failed();
    process.stderr.write(output);
    fail(progress, 'The sources do not compile.');
  }
  progress.done();
}

function run(program, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    running = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (output += chunk));
    running.on('error', (error) => resolve({ code: 1, output: `${output}\n${program}: ${error.message}` }));
    running.on('close', (code) => resolve({ code: code ?? 1, output }));
  }).finally(() => (running = undefined));
}

/** What npm says of its failure, without the lines that name its log file. */
function complaint(output) {
  if (/ENOSPC/.test(output)) return 'the disk is full.';
  const lines = output.split('\n').filter((line) => /\S/.test(line) && !/complete log|_logs|npm warn/.test(line));
  const told = lines.filter((line) => !/^npm error (code|errno|syscall|path)\b/.test(line));
  return (told[0] ?? lines[0] ?? 'npm ended without a word.').replace(/^npm error\s*/, '').trim();
}
