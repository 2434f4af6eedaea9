import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { markdown, type Result } from './result';

const page = join(__dirname, '../../../docs/benchmarks.md');

const head = `# Benchmarks

Each figure compares two ways of doing the same within one run on one machine, in alternating rounds; only the ratios mean something elsewhere. Every section says which command made it:
run it again with \`--save\` and the section is written anew.
`;

/** What else the machine was at when the bench began. */
const loadBefore = loadavg()[0].toFixed(1);

function machine(): string {
  const [{ model }] = cpus();
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${model.trim()}), ${memory} GB, load ${loadBefore} before, Node ${process.versions.node}, commit ${commit}, ${new Date().toISOString().slice(0, 10)}`;
}

/** Prints a result, and writes it into docs/benchmarks.md where `save` says so. @returns whether all targets were met */
export function report(result: Result, command: string, save: boolean): boolean {
  const body = `${markdown(result)}\n\n\`${command}\` on ${machine()}.`;
  console.log(`\n## ${result.name}\n\n${body}\n`);
  if (save) write(result.name, body);
  return result.verdicts.every((verdict) => verdict.met);
}

function write(name: string, body: string): void {
  const old = existsSync(page) ? readFileSync(page, 'utf8') : head;
  const section = `## ${name}\n\n${body}\n`;
  const [before, ...sections] = old.split(/^(?=## )/m);
  const others = sections.filter((one) => !one.startsWith(`## ${name}\n`)).map((one) => `${one.trimEnd()}\n`);
  const all = [...others, section].sort();
  writeFileSync(page, [`${before.trimEnd()}\n`, ...all].join('\n'));
}
