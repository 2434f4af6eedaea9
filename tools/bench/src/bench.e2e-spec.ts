import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const file = join(root, 'docs/benchmarks.md');
const page = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** What each prints at the least: the heads of its sections, its contestants, and what it holds them against. */
const benches: Record<string, string[]> = {
  reads: ['## reads', '| bare, rows | **', '| bare, JSON in SQL | **', '| service | **', '| service / bare, rows | '],
  writes: [
    '## writes',
    '| service | **',
    '| service / bare INSERT | ',
    '## writes of assignments',
    '| create a sale / create a lead | ',
  ],
  ids: ['## ids', '| difference of the medians, as a share | '],
  gateway: [
    '## gateway',
    '| bare proxy | **',
    '| gateway / service direct | ',
    '## gateway, delay',
    '| what the gateway adds | ',
  ],
  documents: [
    '## documents, rendering',
    '| growth of the process | **',
    '| milliseconds, median | ',
    '## documents, beside requests',
    '| api beside a worker: with four documents / without | ',
    '| one process: with four documents / without | ',
  ],
  match: [
    '## match, finding',
    '| keys and bounds in a B-tree | **',
    '| GiST over ranges / ours | ',
    '## match, writing',
    '| matches / plain INSERT ... SELECT | ',
    '## match, meanwhile',
    '| meanwhile / just before | ',
  ],
  overload: [
    '## overload',
    '| 4 x overload / peak | ',
    '| recovery, seconds | ',
    '## overload, one caller',
    '| beside a flood / alone | ',
  ],
  parts: ['## parts, commits', '| shared inserts (0010) | ', '## parts, JSON', '| json_build_object / text | '],
  search: [
    '## search at the database',
    '| count of 20 offices | **',
    '| page deep down / first page | ',
    '## search through the API',
    '| page of 20 offices / of one | ',
    '## search for assignments at the database',
    '| endDateBefore | ',
  ],
};

describe('npm run bench', () => {
  it.each(Object.entries(benches))(
    '%s runs with small numbers, prints its tables and writes nothing',
    (name, expected) => {
      const before = page();
      const bench = spawnSync(process.execPath, [join(root, 'tools/bench/dist/main.js'), name, '--quick'], {
        encoding: 'utf8',
        timeout: 120_000,
      });
      expect({ status: bench.status, errors: bench.status === 0 ? '' : bench.stderr }).toEqual({
        status: 0,
        errors: '',
      });
      for (const text of expected) expect(bench.stdout).toContain(text);
      expect(bench.stdout).toContain(`\`npm run bench -- ${name} --quick\` on `);
      expect(page()).toBe(before);
    },
    120_000,
  );

  it('explains itself to a name that it does not know', () => {
    const bench = spawnSync(process.execPath, [join(root, 'tools/bench/dist/main.js'), 'nosuch'], { encoding: 'utf8' });
    expect([bench.status, bench.stderr]).toEqual([1, expect.stringContaining('npm run bench -- <')]);
  });
});
