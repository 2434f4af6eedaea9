import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from './ports';
import { identityOf } from './process-identity';
import { readRunFile, type RunningSystem } from './run-file';

export const root = join(__dirname, '..', '..', '..');

/** How a start ended that was to end. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Resolves when `condition` holds. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  within = 30_000,
): Promise<NonNullable<T>> {
  for (const end = Date.now() + within; ; await sleep(50)) {
    const result = await condition();
    if (result) return result;
    if (Date.now() > end) throw new Error(`${what}: not within ${within / 1000} s`);
  }
}

const start = (args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs one of our scripts to its end. */
export async function run(args: string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
  const child = start(args, env);
  const ended = { code: null as number | null, stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => (ended.stdout += String(chunk)));
  child.stderr?.on('data', (chunk) => (ended.stderr += String(chunk)));
  ended.code = await new Promise((resolve) => child.once('close', resolve));
  return ended;
}

/** `npm start` with a port and a data folder of its own, which survive its ends. */
export class StartedSystem {
  output = '';
  /** Seconds until it said that it runs. */
  took = 0;
  private child?: ChildProcess;

  private constructor(
    readonly data: string,
    readonly port: number,
    private readonly flags: string[],
  ) {}

  /** @param flags of `npm start` besides port and data */
  static async create(...flags: string[]): Promise<StartedSystem> {
    const [port] = await freePorts(1);
    return new StartedSystem(mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`)), port, flags);
  }

  get pid(): number {
    return this.child?.pid as number;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const began = performance.now();
    this.output = '';
    const args = ['--port', String(this.port), '--data', this.data, ...this.flags];
    const child = (this.child = start(['tools/dev/start.mjs', ...args]));
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += String(chunk)));
    await until('the system is up', () => this.isUp(child), 120_000);
    this.took = (performance.now() - began) / 1000;
  }

  private isUp(child: ChildProcess): boolean {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${this.output}`);
    return this.output.includes('OviPro is running.') && this.output.includes('Another token');
  }

  /** What `run.json` says. */
  get running(): RunningSystem | undefined {
    return readRunFile(join(this.data, 'run.json'));
  }

  /** Every process it told of, itself included. */
  pids(): number[] {
    const { running } = this;
    if (!running) throw new Error('Nothing runs.');
    const services = Object.values(running.services).flatMap(({ processes }) => processes.map(({ pid }) => pid));
    const kafka = running.kafka?.pid ? [running.kafka.pid] : [];
    return [this.pid, running.gateway.pid, running.postgres.pid, ...kafka, ...services] as number[];
  }

  /** The exit code. */
  async signal(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }

  async dispose(): Promise<void> {
    await this.signal('SIGTERM');
    rmSync(this.data, { recursive: true, force: true, maxRetries: 40, retryDelay: 50 });
  }
}

/** Of these processes the ones that live. */
export const alive = (pids: number[]): number[] => pids.filter((pid) => identityOf(pid) !== undefined);
