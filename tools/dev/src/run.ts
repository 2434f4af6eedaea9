import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { type DataFolder, dataFolder } from './data-folder';
import { inherited, toolEnvironment } from './environment';
import { explain, Failure } from './failure';
import { readRunFile, type RunningSystem } from './run-file';
import { Secrets } from './secrets';
import { services, variable } from './services';

interface Tool {
  /** Compiled file below `tools`. */
  script: string;
  /** Variables that tell it where the system is, if they are set; none where it needs no system. */
  needs: string[];
}

const agencyDatabase = variable('agency', 'DATABASE_URL');

const transport = ['EVENTS_DATABASE_URL', 'EVENT_TRANSPORT'];

const tools: Record<string, Tool> = {
  import: { script: 'import/dist/import.js', needs: [agencyDatabase] },
  accounts: { script: 'import/dist/accounts.js', needs: [agencyDatabase] },
  seed: {
    script: 'seed/dist/main.js',
    needs: ['lead', 'meeting', 'assignment'].map((service) => variable(service, 'DATABASE_URL')),
  },
  events: { script: 'events/dist/main.js', needs: transport },
  jobs: { script: 'events/dist/jobs.js', needs: services.map(({ name }) => variable(name, 'DATABASE_URL')) },
  diary: { script: 'events/dist/diary.js', needs: [variable('assignment', 'DATABASE_URL')] },
  documents: { script: 'events/dist/documents.js', needs: [variable('assignment', 'DATABASE_URL')] },
  kafka: { script: 'kafka/dist/main.js', needs: [] },
  bench: { script: 'bench/dist/main.js', needs: [] },
  faults: { script: 'faults/dist/main.js', needs: [] },
  topics: { script: 'topics/dist/main.js', needs: [] },
  subscriber: { script: 'examples/dist/subscriber/main.js', needs: transport },
};

/** Runs one of the tools against the system that runs here, or against the one that the environment names. */
export async function run(root: string, name: string | undefined, args: string[]): Promise<void> {
  try {
    const tool = name === undefined ? undefined : tools[name];
    if (!tool) throw new Failure(`There is no tool of that name; there are ${Object.keys(tools).join(', ')}.`);
    const folder = dataFolder(resolve(process.env.OVIPRO_DATA || join(root, '.data')));
    const env = { ...systemEnvironment(folder, tool), ...inherited() };
    process.exitCode = await runToEnd(join(root, 'tools', tool.script), args, env);
  } catch (error) {
    process.stderr.write(`${explain(error, 'the data folder').sentence}\n`);
    process.exitCode = 1;
  }
}

/** Where the running system is. What the environment says goes before it, as the caller puts that last. */
function systemEnvironment(folder: DataFolder, { needs }: Tool): NodeJS.ProcessEnv {
  const system = readRunFile(folder.run);
  if (system) return environmentOf(system, folder);
  if (needs.length === 0 || needs.some((name) => process.env[name])) return {};
  throw new Failure(`Nothing runs on ${folder.path}: start it with npm start, or set ${needs.join(' or ')}.`);
}

const environmentOf = (
  { gateway, eventsDatabaseUrl, kafka, services }: RunningSystem,
  folder: DataFolder,
): NodeJS.ProcessEnv =>
  toolEnvironment(
    { gatewayUrl: gateway.url, eventsUrl: eventsDatabaseUrl, kafkaBrokers: kafka?.brokers.join(','), services },
    new Secrets(folder.secrets),
  );

function runToEnd(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], { env, stdio: 'inherit' });
  // a terminal tells the tool itself; it decides when it is done
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.stdin.isTTY || child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal as NodeJS.Signals]));
  });
}
