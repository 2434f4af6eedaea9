import type { DocumentInput } from '@ovipro/assignment';
import { startPostgres } from '@ovipro/postgres';
import { testIssuer } from '@ovipro/testing';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { withFolder } from '../folder';
import { LoadGenerator } from '../load/load';
import { atMost, type Result } from '../result';
import { median, quantile, rounds } from '../statistics';
import { Contracts, later } from './contracts';
import type { Rendering } from './render-once';

const renderers = 4;
/** More than are rendered at a time, so that whoever is done finds the next at once. */
const contractCount = 3 * renderers;
const lookEveryMs = 100;
/** Requests a second: what a small installation has at its busiest. */
const rate = 200;
const connections = 10;

/** What four documents at a time cost everybody else, and what one of 100 assets takes. */
export const documents = ({ quick }: { quick: boolean }): Promise<Result[]> =>
  withFolder(async (folder) => {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '512MB' } });
    const issuer = await testIssuer();
    const contracts = await Contracts.begin(postgres, issuer);
    try {
      const { input, saleId } = await contracts.make(contractCount);
      const rendered = await rendering(input, quick ? 2 : 9);
      return [renderingResult(rendered), await beside(contracts, saleId, quick)];
    } finally {
      await contracts.end();
      await issuer.close();
      await postgres.stop();
    }
  });

/** Renders a document several times, each in a process of its own, one after the other. */
async function rendering(input: DocumentInput, times: number): Promise<Rendering[]> {
  const found: Rendering[] = [];
  for (let index = 0; index < times; index += 1) {
    const child = fork(join(__dirname, 'render-once.js'));
    child.send(input);
    const [{ rendering, error }] = (await once(child, 'message')) as [{ rendering?: Rendering; error?: string }];
    child.disconnect();
    if (!rendering) throw new Error(error);
    process.stderr.write(`rendered in ${Math.round(rendering.ms)} ms, ${Math.round(rendering.growthMb)} MB\n`);
    found.push(rendering);
  }
  return found;
}

function renderingResult(rendered: Rendering[]): Result {
  const [ms, growth] = [rendered.map((one) => one.ms), rendered.map(({ growthMb }) => growthMb)];
  const kB = Math.round(rendered[0].bytes / 1_000).toLocaleString('en');
  return {
    name: 'documents, rendering',
    about: `A contract of 100 assets (${kB} kB), rendered as the job does it: a thread is started, loads what draws, draws and ends. Milliseconds from the call to the bytes. Megabytes: by how much the resident set of the process, the thread's heap and buffers included, was larger at its largest than before; each in a new process.`,
    unit: 'milliseconds, megabytes',
    rows: [
      { what: 'time', values: ms },
      { what: 'growth of the process', values: growth },
    ],
    verdicts: [
      atMost('milliseconds, median', median(ms), 2_000),
      atMost('megabytes, largest', quantile(growth, 1), 200),
    ],
  };
}

/** Other requests to one process with both roles, while it renders four documents at a time and while it renders none. */
async function beside(contracts: Contracts, saleId: string, quick: boolean): Promise<Result> {
  const load = new LoadGenerator();
  await contracts.pause();
  const server = await contracts.serve('both', { DOCUMENT_RENDERERS: String(renderers) });
  const { headers } = contracts;
  const url = `${server.url}/salesAssignments/${saleId}`;
  const p99 = async (seconds: number): Promise<number> =>
    (await load.run({ url, headers, connections, seconds, rate })).p99;
  const seconds = quick ? 3 : 20;
  let made = 0;
  try {
    await p99(quick ? 1 : 10);
    const values = await rounds(quick ? 2 : 7, {
      without: () => p99(seconds),
      'with four documents': async () => {
        const stop = await keepRendering(contracts, (count) => (made += count));
        return p99(seconds).finally(stop);
      },
    });
    if (made === 0) throw new Error('no document was rendered meanwhile');
    return besideResult(values, made, load.effort);
  } finally {
    load.close();
    await server.stop();
  }
}

/** Has documents rendered, four at a time, until it is told to stop. */
async function keepRendering(contracts: Contracts, count: (made: number) => void): Promise<() => Promise<void>> {
  await contracts.resume();
  let stopping = false;
  const feeding = (async () => {
    while (!stopping) {
      count(await contracts.again('now()'));
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  })();
  // the worker looks once a second: begin when it has begun
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return async () => {
    stopping = true;
    await feeding;
    await contracts.pause();
    count(await contracts.again(later));
  };
}

function besideResult(values: Record<string, number[]>, made: number, effort: string): Result {
  const without = median(values.without);
  return {
    name: 'documents, beside requests',
    about: `GET of the reference's sale, ${rate} a second over ${connections} connections, from one process that answers requests and runs jobs: the 99th percentile of the times of answers, while it renders none, and while it renders contracts of 100 assets, ${renderers} at a time (${made} in all). ${effort}`,
    unit: 'milliseconds, p99',
    rows: Object.entries(values).map(([what, found]) => ({ what, values: found })),
    verdicts: [atMost('with four documents / without', median(values['with four documents']) / without, 1.5)],
  };
}
