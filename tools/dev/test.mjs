import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { Progress } from './progress.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ovipro-summary-'));
const summaryFile = join(folder, 'summary.json');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Jest leaves one core free, which on two is half of them. */
const workers = (args) =>
  args.some((arg) => /^(-i|-w|--runInBand|--maxWorkers|--watch)/.test(arg))
    ? []
    : [`--maxWorkers=${availableParallelism()}`];

function jest(args) {
  const reporters = ['default', join(root, 'tools', 'dev', 'summary-reporter.cjs')].map(
    (name) => `--reporters=${name}`,
  );
  const all = ['--config', 'jest.config.cjs', ...reporters, ...workers(args), ...args];
  const child = spawn(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...all], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test', OVIPRO_TEST_SUMMARY: summaryFile },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => process.stdin.isTTY || child.kill(signal));
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function report() {
  let summary;
  try {
    summary = JSON.parse(readFileSync(summaryFile, 'utf8'));
  } catch {
    return;
  }
  const { passed, failed, skipped, slowest } = summary;
  for (const { file, name, reason } of skipped) console.log(`skipped: ${file}: ${name} (${reason})`);
  console.log('the slowest files:');
  for (const { file, seconds } of slowest) console.log(`  ${seconds} s ${file}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
}

await prepare(new Progress(process.stdout));
process.exitCode = await jest(process.argv.slice(2));
report();
