import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { artifacts } from './artifacts';
import { KafkaStartError } from './errors';
import { serverProperties } from './settings';

const patience = 60_000;
const stopPatience = 20_000;

export interface StartOptions {
  /** Log segments, settings and the broker's own log; used again by the next start. */
  dataDir: string;
  /** A free one if none is given. */
  port?: number;
}

export interface RunningKafka {
  /** As in `127.0.0.1:9092`. */
  brokers: string;
  pid: number;
  /** Resolves when the broker is gone, however that came. */
  exited: Promise<void>;
  /** Ends it in order; with SIGKILL where that takes too long. */
  stop(): Promise<void>;
}

/** @throws KafkaStartError where the port is taken */
async function claim(port = 0): Promise<number> {
  const probe = createServer();
  const found = await new Promise<number>((resolve, reject) => {
    probe.once('error', () => reject(new KafkaStartError(`Port ${port} on 127.0.0.1 is taken by another program.`)));
    probe.listen(port, '127.0.0.1', () => resolve((probe.address() as { port: number }).port));
  });
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

const hasSetpriv = (): boolean => spawnSync('setpriv', ['--version']).status === 0;

const java = (lib: string, args: string[]): string[] => [
  'java',
  '-Xmx512m',
  `-Dlog4j2.configurationFile=${join(__dirname, '../log4j2.properties')}`,
  '-cp',
  `${lib}/*`,
  ...args,
];

/** The log directory of a new broker gets its identity once. */
function format(lib: string, dataDir: string, properties: string): void {
  if (existsSync(join(dataDir, 'log', 'meta.properties'))) return;
  const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  const [program, ...args] = java(lib, ['kafka.tools.StorageTool', 'format', '-t', id, '-c', properties]);
  const { status, stderr, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new KafkaStartError(`Kafka's log directory could not be made: ${(stderr || stdout).trim()}`);
}

/**
 * Starts a real Kafka broker (KRaft, one node) and waits until it takes requests. It ends with this process where
 * `setpriv` is there to see to that.
 * @throws KafkaStartError
 */
export async function startKafka({ dataDir, port }: StartOptions): Promise<RunningKafka> {
  const lib = artifacts();
  const [own, controller] = [await claim(port), await claim()];
  mkdirSync(dataDir, { recursive: true });
  const properties = join(dataDir, 'server.properties');
  writeFileSync(properties, serverProperties(join(dataDir, 'log'), own, controller));
  format(lib, dataDir, properties);
  const command = java(lib, ['kafka.Kafka', properties]);
  const [program, ...args] = hasSetpriv() ? ['setpriv', '--pdeathsig=TERM', '--', ...command] : command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const exited = once(child, 'exit').then(() => undefined);
  await started(child, exited, join(dataDir, 'broker.log'));
  return { brokers: `127.0.0.1:${own}`, pid: child.pid as number, exited, stop: () => stop(child, exited) };
}

async function started(child: ChildProcess, exited: Promise<void>, logFile: string): Promise<void> {
  const log = createWriteStream(logFile, { flags: 'a' });
  let last = '';
  const up = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr] as NodeJS.ReadableStream[])
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        if (/ERROR|FATAL|Exception/.test(line)) last = line;
        if (line.includes('Kafka Server started')) resolve(true);
      });
    setTimeout(() => resolve(false), patience).unref();
  });
  if (await Promise.race([up, exited.then(() => false)])) return;
  child.kill('SIGKILL');
  throw new KafkaStartError(`Kafka did not start: ${last || 'it said nothing'} (all of it stands in ${logFile})`);
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopPatience);
  await exited;
  clearTimeout(timer);
}
