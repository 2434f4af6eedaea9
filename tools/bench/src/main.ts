import 'reflect-metadata';
import { assignments } from './assignments/search';
import { assignmentWrites } from './assignments/writes';
import { documents } from './documents/documents';
import { latency } from './events/latency';
import { relay } from './events/relay';
import { gateway } from './leads/gateway';
import { ids } from './leads/ids';
import { reads } from './leads/reads';
import { search } from './leads/search';
import { writes } from './leads/writes';
import { broad } from './matching/broad';
import { match } from './matching/match';
import { words } from './meetings/words';
import { overloads } from './overload/overload';
import { commits } from './parts/commits';
import { json } from './parts/json';
import { report } from './report';
import type { Result } from './result';

const benches: Record<string, ((options: { quick: boolean }) => Promise<Result | Result[]>)[]> = {
  documents: [documents],
  events: [relay, latency],
  latency: [latency],
  gateway: [gateway],
  ids: [ids],
  match: [match, broad],
  overload: [overloads],
  parts: [commits, json],
  reads: [reads],
  search: [search, words, assignments],
  writes: [writes, assignmentWrites],
};

const usage = `npm run bench -- <${Object.keys(benches).join('|')}> [--quick] [--save]
  --quick   small numbers, to see that it runs
  --save    write the result into docs/benchmarks.md`;

async function main([name, ...rest]: string[]): Promise<void> {
  const chosen = benches[name];
  if (!chosen) {
    console.error(usage);
    if (name !== undefined && name !== '--help') process.exitCode = 1;
    return;
  }
  const quick = rest.includes('--quick');
  for (const bench of chosen) {
    const command = `npm run bench -- ${name}${quick ? ' --quick' : ''}`;
    for (const result of [await bench({ quick })].flat()) {
      const met = report(result, command, rest.includes('--save'));
      if (!met && !quick) process.exitCode = 2;
    }
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
