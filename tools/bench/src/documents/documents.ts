import type { DocumentInput } from '@ovipro/assignment';
import { startPostgres } from '@ovipro/postgres';
import { testIssuer } from '@ovipro/testing';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { withFolder } from '../folder';
import type { Server } from '../leads/processes';
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

/** Other requests while four documents at a time are rendered and while none is: by a worker beside, and by the same process. */
async function beside(contracts: Contracts, saleId: string, quick: boolean): Promise<Result> {
  const load = new LoadGenerator();
  try {
    const apart = await besideRoles(contracts, load, ['api', 'worker'], { saleId, quick });
    const both = await besideRoles(contracts, load, ['both'], { saleId, quick });
    return besideResult(apart, both, load.effort);
  } finally {
    load.close();
  }
}

interface Beside {
  without: number[];
  withFour: number[];
  /** How many documents were rendered meanwhile. */
  made: number;
}

/** The first of the roles answers, the last one renders. */
async function besideRoles(
  contracts: Contracts,
  load: LoadGenerator,
  roles: string[],
  { saleId, quick }: { saleId: string; quick: boolean },
): Promise<Beside> {
  await contracts.pause();
  const servers: Server[] = [];
  const seconds = quick ? 2 : 20;
  let made = 0;
  try {
    for (const role of roles)
      servers.push(await contracts.serve(role, { DOCUMENT_RENDERERS: role === 'api' ? '0' : String(renderers) }));
    const { headers } = contracts;
    const url = `${servers[0].url}/salesAssignments/${saleId}`;
    const p99 = async (time: number): Promise<number> =>
      (await load.run({ url, headers, connections, seconds: time, rate })).p99;
    await p99(quick ? 1 : 10);
    const values = await rounds(quick ? 1 : 7, {
      without: () => p99(seconds),
      withFour: async () => {
        const stop = await keepRendering(contracts, (count) => (made += count));
        return p99(seconds).finally(stop);
      },
    });
    if (made === 0) throw new Error('no document was rendered meanwhile');
    return { ...values, made };
  } finally {
    for (const server of servers) await server.stop();
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

function besideResult(apart: Beside, both: Beside, effort: string): Result {
  const rows = [apart, both].flatMap(({ without, withFour }, index) => {
    const where = index === 0 ? 'api beside a worker' : 'one process';
    return [
      { what: `${where}, without`, values: without },
      { what: `${where}, with four documents`, values: withFour },
    ];
  });
  const ratio = ({ without, withFour }: Beside): number => median(withFour) / median(without);
  return {
    name: 'documents, beside requests',
    about: `GET of the reference's sale, ${rate} a second over ${connections} connections: the 99th percentile of the times of answers, while contracts of 100 assets are rendered without a break, ${renderers} at a time (${apart.made + both.made} in all), and while none is. First by a worker beside the process that answers, as it is deployed; then by one process with both roles, as \`npm start\` runs it, whose main thread reads, hashes and writes the documents as well. ${effort}`,
    unit: 'milliseconds, p99',
    rows,
    verdicts: [
      atMost('api beside a worker: with four documents / without', ratio(apart), 1.5),
      atMost('one process: with four documents / without', ratio(both), 1.5),
    ],
  };
}
