import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './answers';
import { artifacts } from './artifacts';
import { BrokerLog, toFile } from './broker-log';
import { KafkaStartError } from './errors';
import { endFormer, mark, note } from './former';
import { javaArguments, javaEnvironment, javaProgram } from './java';
import { claimPort, freePort } from './ports';
import { certificates, assertAccounts, scramArguments, type Secure, secureProperties } from './secure';
import { type Ports, serverProperties } from './settings';

const startTimeoutMs = 60_000;
const stopTimeoutMs = 20_000;
const pollEveryMs = 25;
const properties = 'server.properties';

export interface StartOptions {
  /** Log segments, settings and the broker's own log; used again by the next start, on whatever port. */
  dataDir: string;
  /** On 127.0.0.1; a free one if none is given. */
  port?: number;
  /** Adds listeners with log-in, and an authorizer that guards them. */
  secure?: Secure;
  /** Gets each line that the broker writes, instead of `broker.log` in the data folder. */
  log?: (line: string) => void;
  /** Breaks the start off; does nothing once the broker runs. */
  signal?: AbortSignal;
}

/** A broker that answers. It ends with this process where `setpriv` is there to see to that. */
export interface RunningKafka {
  /** The open listener, as in `127.0.0.1:9092`. */
  brokers: string;
  pid: number;
  /** Resolves when the broker is gone, however that came, to `code 1` or the name of a signal. */
  exited: Promise<string>;
  /** Ends it in order; by force where that takes too long. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** A broker with log-in: SCRAM-SHA-256, SCRAM-SHA-512 and PLAIN. */
export interface SecureKafka extends RunningKafka {
  saslBrokers: string;
  /** The same over TLS. */
  saslSslBrokers: string;
  /** In PEM, to verify the certificate of the TLS listener. */
  caFile: string;
}

const hasSetpriv = (): boolean => spawnSync('setpriv', ['--version']).status === 0;

const address = (port: number): string => `127.0.0.1:${port}`;

/**
 * Starts a real Kafka broker (KRaft, one node) and waits until it takes requests.
 * A broker that lost its launcher is ended first, one that is shutting down is waited for.
 * @throws KafkaStartError with one sentence that says what to do
 */
export function startKafka(options: StartOptions & { secure: Secure }): Promise<SecureKafka>;
export function startKafka(options: StartOptions): Promise<RunningKafka>;
export async function startKafka(options: StartOptions): Promise<RunningKafka | SecureKafka> {
  const { dataDir, secure, signal } = options;
  if (secure) assertAccounts(secure);
  const lib = await artifacts(signal);
  mkdirSync(dataDir, { recursive: true });
  await endFormer(dataDir);
  const ports = await allot(options);
  const tls = secure && certificates(dataDir);
  const settings = serverProperties(ports, secure && tls && secureProperties(secure, tls));
  writeFileSync(join(dataDir, properties), settings, { mode: 0o600 });
  format(lib, dataDir, secure);
  const broker = await launch(lib, ports.plain, options);
  if (!ports.sasl || !ports.saslSsl || !tls) return broker;
  return { ...broker, saslBrokers: address(ports.sasl), saslSslBrokers: address(ports.saslSsl), caFile: tls.caFile };
}

async function allot({ port, secure }: StartOptions): Promise<Ports> {
  const ports = { plain: await (port === undefined ? freePort() : claimPort(port)), controller: await freePort() };
  return secure ? { ...ports, sasl: await freePort(), saslSsl: await freePort() } : ports;
}

/** The log directory of a new broker gets its identity and its accounts once. */
function format(lib: string, dataDir: string, secure?: Secure): void {
  if (existsSync(join(dataDir, 'log', 'meta.properties'))) return;
  const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  const command = ['kafka.tools.StorageTool', 'format', `--cluster-id=${id}`, '-c', properties];
  const args = javaArguments(lib, [...command, ...(secure ? scramArguments(secure) : [])]);
  const { status, stderr, stdout } = spawnSync(javaProgram('java'), args, {
    cwd: dataDir,
    env: javaEnvironment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new KafkaStartError(`Kafka's log directory could not be made: ${(stderr || stdout).trim()}`);
}

async function launch(lib: string, port: number, { dataDir, log, signal }: StartOptions): Promise<RunningKafka> {
  const command = [javaProgram('java'), mark(dataDir), ...javaArguments(lib, ['kafka.Kafka', properties])];
  const [program, ...args] = hasSetpriv() ? ['setpriv', '--pdeathsig=TERM', '--', ...command] : command;
  const child = spawn(program, args, {
    cwd: dataDir,
    env: javaEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches it through us alone
    detached: process.platform !== 'win32',
  });
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, by) => resolve(by ?? `code ${code}`));
  });
  const pid = child.pid as number;
  const logFile = join(dataDir, 'broker.log');
  const said = new BrokerLog(child, log ?? toFile(logFile));
  if (pid !== undefined) note(dataDir, pid);
  const failed = await untilUp(port, exited, signal);
  if (failed) {
    await end(child, exited, 'SIGKILL');
    const where = log ? '' : ` (all of it stands in ${logFile})`;
    throw new KafkaStartError(`Kafka did not start: ${said.complaint ?? failed}${where}`);
  }
  const stop = (): Promise<void> => end(child, exited, 'SIGTERM');
  return { brokers: address(port), pid, exited, stop, kill: () => end(child, exited, 'SIGKILL') };
}

/** Undefined when it answers, else why it never will. */
async function untilUp(port: number, exited: Promise<string>, signal?: AbortSignal): Promise<string | undefined> {
  let ended: string | undefined;
  void exited.then((how) => (ended = how));
  for (const since = performance.now(); performance.now() - since < startTimeoutMs; await sleep(pollEveryMs)) {
    if (signal?.aborted) return 'it was broken off';
    if (ended !== undefined) return `it ended with ${ended}`;
    if (await answers(port)) return undefined;
  }
  return `it did not answer within ${startTimeoutMs / 1000} s`;
}

async function end(child: ChildProcess, exited: Promise<string>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  await exited;
  clearTimeout(timer);
}
